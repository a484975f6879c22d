/// Exact money and rates: integer minor units with a currency, rates in basis points.
@NullMarked
package io.floatwise.core.money;

import org.jspecify.annotations.NullMarked;
