/// The gate between a wish and the venue: limits, pauses and the only factory of approved intents.
@NullMarked
package io.floatwise.core.risk;

import org.jspecify.annotations.NullMarked;
