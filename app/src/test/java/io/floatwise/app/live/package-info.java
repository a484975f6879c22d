/// Tests of the live driver.
@NullMarked
package io.floatwise.app.live;

import org.jspecify.annotations.NullMarked;
