/// The strategies for people: what there is, and how a new one begins.
@NullMarked
package io.floatwise.app.strategy;

import org.jspecify.annotations.NullMarked;
