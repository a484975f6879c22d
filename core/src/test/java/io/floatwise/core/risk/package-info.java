/// Tests of the package of the same name.
@NullMarked
package io.floatwise.core.risk;

import org.jspecify.annotations.NullMarked;
