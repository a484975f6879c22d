package io.floatwise.store.jobs;

import java.time.Instant;
import java.util.Optional;

/// A job that is to be done, or is being done.
///
/// @param job its name
/// @param subject what it is about
/// @param due when it is to begin, real time
/// @param node that does it now
/// @param succeeded when it last did
/// @param failed when it last did
/// @param failures in a row
public record JobLine(
    String job,
    String subject,
    Instant due,
    Optional<String> node,
    Optional<Instant> succeeded,
    Optional<Instant> failed,
    int failures) {}
