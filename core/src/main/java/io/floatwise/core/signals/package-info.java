/// The built-in strategies on bars.
@NullMarked
package io.floatwise.core.signals;

import org.jspecify.annotations.NullMarked;
