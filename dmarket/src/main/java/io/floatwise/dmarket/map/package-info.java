/// From wire rows to the words of `core`.
@NullMarked
package io.floatwise.dmarket.map;

import org.jspecify.annotations.NullMarked;
