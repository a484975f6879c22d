/// Backtests on bars: series of prices without offers and buyers, traded on a stated, pessimistic
/// model of the book by many parameter sets at once. Columns of whole numbers, nothing allocated
/// for a bar.
@NullMarked
package io.floatwise.core.bars;

import org.jspecify.annotations.NullMarked;
