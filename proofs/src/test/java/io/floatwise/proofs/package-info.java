/// Checks of the whole repository: format, tidiness, architecture, and the table of proofs.
@NullMarked
package io.floatwise.proofs;

import org.jspecify.annotations.NullMarked;
