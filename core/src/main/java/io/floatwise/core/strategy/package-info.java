/// What a strategy is: the view it is given and the proposals it returns.
@NullMarked
package io.floatwise.core.strategy;

import org.jspecify.annotations.NullMarked;
