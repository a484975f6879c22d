/// Tests of the package of the same name.
@NullMarked
package io.floatwise.core.operator;

import org.jspecify.annotations.NullMarked;
