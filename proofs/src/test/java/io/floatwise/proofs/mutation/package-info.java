/// Breaks what the proofs guard, and looks whether they notice.
@NullMarked
package io.floatwise.proofs.mutation;

import org.jspecify.annotations.NullMarked;
