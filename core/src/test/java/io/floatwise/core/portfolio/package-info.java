/// Tests of the package of the same name.
@NullMarked
package io.floatwise.core.portfolio;

import org.jspecify.annotations.NullMarked;
