/// The JSON of the marketplace as it is: rows, units and error bodies, without any meaning for
/// trading.
@NullMarked
package io.floatwise.dmarket.wire;

import org.jspecify.annotations.NullMarked;
