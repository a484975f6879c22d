/// The DMarket marketplace behind the ports of `core`.
@NullMarked
package io.floatwise.dmarket;

import org.jspecify.annotations.NullMarked;
