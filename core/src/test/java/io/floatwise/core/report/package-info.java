/// Tests of the package of the same name.
@NullMarked
package io.floatwise.core.report;

import org.jspecify.annotations.NullMarked;
