/// What the terminal says of a market tape.
@NullMarked
package io.floatwise.app.tape;

import org.jspecify.annotations.NullMarked;
