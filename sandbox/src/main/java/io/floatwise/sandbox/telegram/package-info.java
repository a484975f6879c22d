/// A Telegram on localhost: the Bot API as bots see it, and a chat page for people.
@NullMarked
package io.floatwise.sandbox.telegram;

import org.jspecify.annotations.NullMarked;
