/// Which node may do what that only one may do at a time.
@NullMarked
package io.floatwise.store.lease;

import org.jspecify.annotations.NullMarked;
