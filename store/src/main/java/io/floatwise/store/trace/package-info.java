/// What decisions were made on, in a file that may be lost.
@NullMarked
package io.floatwise.store.trace;

import org.jspecify.annotations.NullMarked;
