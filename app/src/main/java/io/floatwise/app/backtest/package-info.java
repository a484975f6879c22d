/// Backtests for people: the run, its report and its receipt.
@NullMarked
package io.floatwise.app.backtest;

import org.jspecify.annotations.NullMarked;
