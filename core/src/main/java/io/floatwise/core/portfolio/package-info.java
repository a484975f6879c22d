/// The books: a fold of the journal into cash, lots and their states.
@NullMarked
package io.floatwise.core.portfolio;

import org.jspecify.annotations.NullMarked;
