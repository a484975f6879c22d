/// The strategies, one file each, and the one list of them.
@NullMarked
package io.floatwise.core.strategies;

import org.jspecify.annotations.NullMarked;
