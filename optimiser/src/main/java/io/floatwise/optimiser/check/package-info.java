/// What speaks against a result.
@NullMarked
package io.floatwise.optimiser.check;

import org.jspecify.annotations.NullMarked;
