/// Numbers about a client, as values: for any monitoring system, tied to none.
@NullMarked
package io.floatwise.dmarket.metrics;

import org.jspecify.annotations.NullMarked;
