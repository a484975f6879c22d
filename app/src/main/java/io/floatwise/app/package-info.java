/// The program itself: command line, configuration, modes and wiring.
@NullMarked
package io.floatwise.app;

import org.jspecify.annotations.NullMarked;
