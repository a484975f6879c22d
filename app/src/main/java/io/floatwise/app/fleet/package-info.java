/// Many accounts on one node: an engine for each, and one reading of the market for all.
@NullMarked
package io.floatwise.app.fleet;

import org.jspecify.annotations.NullMarked;
