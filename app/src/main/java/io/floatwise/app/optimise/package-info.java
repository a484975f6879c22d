/// Optimisation for people: what is varied, and the report of what came of it.
@NullMarked
package io.floatwise.app.optimise;

import org.jspecify.annotations.NullMarked;
