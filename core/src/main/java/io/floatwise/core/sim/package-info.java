/// A simulated exchange with its own authoritative ledger.
@NullMarked
package io.floatwise.core.sim;

import org.jspecify.annotations.NullMarked;
