/// Tests of the package of the same name.
@NullMarked
package io.floatwise.core.analysis;

import org.jspecify.annotations.NullMarked;
