/// What this process shares with other ones of the same people.
@NullMarked
package io.floatwise.app.shared;

import org.jspecify.annotations.NullMarked;
