/// A client of the DMarket trading API and, on top of it, the DMarket side of the ports of `core`.
@NullMarked
package io.floatwise.dmarket;

import org.jspecify.annotations.NullMarked;
