/// What to ask a venue next: calls are scarce, so each goes where it is worth most.
@NullMarked
package io.floatwise.core.schedule;

import org.jspecify.annotations.NullMarked;
