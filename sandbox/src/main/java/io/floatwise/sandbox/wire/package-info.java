/// The marketplace's wire format: signatures, queries, filters, cursors, attribute names and error
/// bodies.
@NullMarked
package io.floatwise.sandbox.wire;

import org.jspecify.annotations.NullMarked;
