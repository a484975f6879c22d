/// Tests of the package of the same name.
@NullMarked
package io.floatwise.core.market;

import org.jspecify.annotations.NullMarked;
