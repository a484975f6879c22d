/// Tests of the package of the same name.
@NullMarked
package io.floatwise.core.schedule;

import org.jspecify.annotations.NullMarked;
