/// How much of a result can be chance. Pure: the same input and seed give the same output.
@NullMarked
package io.floatwise.optimiser.statistics;

import org.jspecify.annotations.NullMarked;
