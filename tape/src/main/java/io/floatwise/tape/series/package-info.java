/// Series that somebody else recorded, read from CSV and put on a tape, with a report of their
/// faults.
@NullMarked
package io.floatwise.tape.series;

import org.jspecify.annotations.NullMarked;
