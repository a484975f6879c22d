/// Records as canonical JSON text and back.
@NullMarked
package io.floatwise.store.codec;

import org.jspecify.annotations.NullMarked;
