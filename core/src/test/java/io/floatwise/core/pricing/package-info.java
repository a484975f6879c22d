/// Tests of the package of the same name.
@NullMarked
package io.floatwise.core.pricing;

import org.jspecify.annotations.NullMarked;
