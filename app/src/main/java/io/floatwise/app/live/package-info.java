/// The live driver: brings time, market and commands to the engine and its wishes to the venue.
@NullMarked
package io.floatwise.app.live;

import org.jspecify.annotations.NullMarked;
