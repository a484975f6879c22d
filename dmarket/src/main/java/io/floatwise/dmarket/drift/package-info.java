/// Whether the venue still answers in the shapes that this client was written for.
@NullMarked
package io.floatwise.dmarket.drift;

import org.jspecify.annotations.NullMarked;
