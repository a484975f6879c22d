/// What the market of a tape says by itself, worked out once, so that the same days can be traded
/// again and again in a moment.
@NullMarked
package io.floatwise.core.prepared;

import org.jspecify.annotations.NullMarked;
