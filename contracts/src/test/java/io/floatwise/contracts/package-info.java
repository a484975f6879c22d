/// What the client and DMarket owe each other, as a Pact file that the client writes and the
/// sandbox is held to.
@NullMarked
package io.floatwise.contracts;

import org.jspecify.annotations.NullMarked;
