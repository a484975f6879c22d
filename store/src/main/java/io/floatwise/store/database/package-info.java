/// The databases that everything is kept in: SQLite in one file, or PostgreSQL.
@NullMarked
package io.floatwise.store.database;

import org.jspecify.annotations.NullMarked;
