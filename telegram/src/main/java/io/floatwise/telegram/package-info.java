/// The Telegram face: who may talk, how messages travel, and how updates become screens.
@NullMarked
package io.floatwise.telegram;

import org.jspecify.annotations.NullMarked;
