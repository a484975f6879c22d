/// The time machine: the engine that trades live, on a market that was recorded.
@NullMarked
package io.floatwise.core.backtest;

import org.jspecify.annotations.NullMarked;
