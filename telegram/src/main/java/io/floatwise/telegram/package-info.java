/// The Telegram face of the program.
@NullMarked
package io.floatwise.telegram;

import org.jspecify.annotations.NullMarked;
