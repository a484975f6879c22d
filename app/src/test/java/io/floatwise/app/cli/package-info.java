/// Tests of the live driver.
@NullMarked
package io.floatwise.app.cli;

import org.jspecify.annotations.NullMarked;
