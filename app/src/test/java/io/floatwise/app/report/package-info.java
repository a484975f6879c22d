/// Tests of the package of the same name.
@NullMarked
package io.floatwise.app.report;

import org.jspecify.annotations.NullMarked;
