/// Tests of the package of the same name.
@NullMarked
package io.floatwise.app.strategy;

import org.jspecify.annotations.NullMarked;
