/// Modes: which ports the same trader gets, and what has to be true before one may spend.
@NullMarked
package io.floatwise.app.mode;

import org.jspecify.annotations.NullMarked;
