@NullMarked
package io.floatwise.core.error;

import org.jspecify.annotations.NullMarked;
