/// Pages of figures that long tests write.
@NullMarked
package io.floatwise.testkit.report;

import org.jspecify.annotations.NullMarked;
