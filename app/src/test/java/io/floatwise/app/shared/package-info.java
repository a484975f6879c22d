@NullMarked
package io.floatwise.app.shared;

import org.jspecify.annotations.NullMarked;
