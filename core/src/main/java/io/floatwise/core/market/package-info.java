/// The market as it is seen from outside: offers, targets, sales, quotes and the ports that read
/// them.
@NullMarked
package io.floatwise.core.market;

import org.jspecify.annotations.NullMarked;
