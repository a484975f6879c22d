/// Who may do what with the bot, and what each of these people wishes.
@NullMarked
package io.floatwise.core.people;

import org.jspecify.annotations.NullMarked;
