/// Secrets at rest: each sealed under a data key, and the data keys under a master key from
/// outside.
@NullMarked
package io.floatwise.store.secret;

import org.jspecify.annotations.NullMarked;
