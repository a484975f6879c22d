/// What we wish to do and what came of it: intents, verdicts of the venue, failures.
@NullMarked
package io.floatwise.core.trade;

import org.jspecify.annotations.NullMarked;
