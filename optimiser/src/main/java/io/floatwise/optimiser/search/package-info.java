/// Which parameters are tried.
@NullMarked
package io.floatwise.optimiser.search;

import org.jspecify.annotations.NullMarked;
