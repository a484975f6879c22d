/// An operator whose states a test writes itself, and realistic states for it.
@NullMarked
package io.floatwise.testkit.operator;

import org.jspecify.annotations.NullMarked;
