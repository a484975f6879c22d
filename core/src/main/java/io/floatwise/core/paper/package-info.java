/// A simulated account on a market that is only watched: what our orders would have done there.
@NullMarked
package io.floatwise.core.paper;

import org.jspecify.annotations.NullMarked;
