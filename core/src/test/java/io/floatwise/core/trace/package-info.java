/// Tests of what is kept of decisions.
@NullMarked
package io.floatwise.core.trace;

import org.jspecify.annotations.NullMarked;
