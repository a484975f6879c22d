/// Tests of the package of the same name.
@NullMarked
package io.floatwise.core.engine;

import org.jspecify.annotations.NullMarked;
