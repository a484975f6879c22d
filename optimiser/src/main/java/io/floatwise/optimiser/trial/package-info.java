/// One backtest as the optimiser sees it, and how many of them are run.
@NullMarked
package io.floatwise.optimiser.trial;

import org.jspecify.annotations.NullMarked;
