/// The market tape on disk: a log that survives a crash, Parquet files made of it, and their
/// readers.
@NullMarked
package io.floatwise.tape;

import org.jspecify.annotations.NullMarked;
