/// What decisions were made on, kept so that they can be explained and made again.
@NullMarked
package io.floatwise.core.trace;

import org.jspecify.annotations.NullMarked;
