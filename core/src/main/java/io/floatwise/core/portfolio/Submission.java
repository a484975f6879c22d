package io.floatwise.core.portfolio;

import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import java.time.Instant;

/// An intent that was handed to the venue and whose outcome is not known yet.
public record Submission(IntentId id, Intent intent, Evidence evidence, Instant at) {}
