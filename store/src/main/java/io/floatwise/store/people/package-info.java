/// The people who may use the bot, in SQLite or PostgreSQL.
@NullMarked
package io.floatwise.store.people;

import org.jspecify.annotations.NullMarked;
