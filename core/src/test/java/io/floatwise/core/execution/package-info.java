/// Tests of the package of the same name.
@NullMarked
package io.floatwise.core.execution;

import org.jspecify.annotations.NullMarked;
