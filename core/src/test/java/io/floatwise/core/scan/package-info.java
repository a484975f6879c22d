/// Tests of the scanner.
@NullMarked
package io.floatwise.core.scan;

import org.jspecify.annotations.NullMarked;
