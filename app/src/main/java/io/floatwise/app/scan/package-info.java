/// Reads the market for a scan: several games at once, bulk prices first, a close look only at
/// titles that can matter.
@NullMarked
package io.floatwise.app.scan;

import org.jspecify.annotations.NullMarked;
