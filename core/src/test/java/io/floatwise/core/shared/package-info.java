@NullMarked
package io.floatwise.core.shared;

import org.jspecify.annotations.NullMarked;
