/// Calls of code that may throw or never return.
@NullMarked
package io.floatwise.core.guard;

import org.jspecify.annotations.NullMarked;
