/// Tables of trades and accounts, made of the journals and nothing else, to list and to filter.
@NullMarked
package io.floatwise.store.trades;

import org.jspecify.annotations.NullMarked;
