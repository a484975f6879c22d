/// What can be asked of the marketplace: the catalogue of operations and the bytes of one request.
@NullMarked
package io.floatwise.dmarket.request;

import org.jspecify.annotations.NullMarked;
