/// From an approved intent to a known outcome: the venue port, the executor and the reconciler.
@NullMarked
package io.floatwise.core.execution;

import org.jspecify.annotations.NullMarked;
