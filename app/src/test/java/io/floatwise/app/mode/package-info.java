/// Tests of modes.
@NullMarked
package io.floatwise.app.mode;

import org.jspecify.annotations.NullMarked;
