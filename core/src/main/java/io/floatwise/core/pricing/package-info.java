/// What an item is worth and what selling it costs: fees, break-even, fair value, chance and cost
/// of waiting.
@NullMarked
package io.floatwise.core.pricing;

import org.jspecify.annotations.NullMarked;
