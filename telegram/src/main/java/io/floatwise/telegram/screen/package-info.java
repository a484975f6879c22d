/// The screens of the bot as values, and the text they are made of.
@NullMarked
package io.floatwise.telegram.screen;

import org.jspecify.annotations.NullMarked;
