/// Prepared markets on disk, beside the tape that they were made of.
@NullMarked
package io.floatwise.tape.prepared;

import org.jspecify.annotations.NullMarked;
