/// People as the terminal shows them.
@NullMarked
package io.floatwise.app.people;

import org.jspecify.annotations.NullMarked;
