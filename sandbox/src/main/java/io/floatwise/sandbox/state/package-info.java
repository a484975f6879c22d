/// What the sandbox keeps on disk: keys, identity, and the log of everything that changed the
/// exchange.
@NullMarked
package io.floatwise.sandbox.state;

import org.jspecify.annotations.NullMarked;
