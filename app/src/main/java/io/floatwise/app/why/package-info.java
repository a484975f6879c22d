/// What was decided, why, and what came of what was left alone.
@NullMarked
package io.floatwise.app.why;

import org.jspecify.annotations.NullMarked;
