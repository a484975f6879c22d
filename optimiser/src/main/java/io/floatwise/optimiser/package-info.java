/// Searches for parameters that would have served best, and says how far that can be believed.
@NullMarked
package io.floatwise.optimiser;

import org.jspecify.annotations.NullMarked;
