/// Tests of the package of the same name.
@NullMarked
package io.floatwise.core.strategies;

import org.jspecify.annotations.NullMarked;
