/// Parameters chosen on one time and judged on the next.
@NullMarked
package io.floatwise.optimiser.walk;

import org.jspecify.annotations.NullMarked;
