/// Tests of the package of the same name.
@NullMarked
package io.floatwise.core.backtest;

import org.jspecify.annotations.NullMarked;
