/// Tests of the package of the same name.
@NullMarked
package io.floatwise.core.money;

import org.jspecify.annotations.NullMarked;
