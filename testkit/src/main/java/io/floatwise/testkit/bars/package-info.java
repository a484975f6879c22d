/// Bars made of chance, and the same backtest once more in the simplest way.
@NullMarked
package io.floatwise.testkit.bars;

import org.jspecify.annotations.NullMarked;
