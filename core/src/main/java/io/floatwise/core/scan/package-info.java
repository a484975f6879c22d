/// Finds what is worth buying now: offers of many titles and games against one set of conditions,
/// each refusal with its reason, the rest ranked by what they earn for sure.
@NullMarked
package io.floatwise.core.scan;

import org.jspecify.annotations.NullMarked;
