/// The market tape: what the engine was told of the market, as rows of numbers, and back again.
@NullMarked
package io.floatwise.core.tape;

import org.jspecify.annotations.NullMarked;
