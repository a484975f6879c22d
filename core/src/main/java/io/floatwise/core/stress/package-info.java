/// What would be lost, what would be stuck and what the protections would do if something bad
/// happened to what we hold now.
@NullMarked
package io.floatwise.core.stress;

import org.jspecify.annotations.NullMarked;
