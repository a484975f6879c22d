/// Trials of a search, shared out as jobs among nodes.
@NullMarked
package io.floatwise.app.sweep;

import org.jspecify.annotations.NullMarked;
