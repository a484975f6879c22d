/// Bars from files, and what backtests on them say.
@NullMarked
package io.floatwise.app.bars;

import org.jspecify.annotations.NullMarked;
