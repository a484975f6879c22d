/// The append-only truth: every fact about our money and items, in order.
@NullMarked
package io.floatwise.core.journal;

import org.jspecify.annotations.NullMarked;
