/// One proof alone in a JVM of its own, with a class of the product swapped for a broken one.
@NullMarked
package io.floatwise.proving.mutation;

import org.jspecify.annotations.NullMarked;
