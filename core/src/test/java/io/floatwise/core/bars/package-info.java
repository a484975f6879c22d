/// Tests of the package of the same name.
@NullMarked
package io.floatwise.core.bars;

import org.jspecify.annotations.NullMarked;
