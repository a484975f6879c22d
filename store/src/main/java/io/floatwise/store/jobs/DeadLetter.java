package io.floatwise.store.jobs;

import java.time.Instant;

/// A job that failed so often that it is not tried any more until somebody says so.
///
/// @param job its name
/// @param subject what it was about
/// @param attempts in a row that failed
/// @param last when the latest of them did, real time
/// @param error of the latest, for people
public record DeadLetter(String job, String subject, int attempts, Instant last, String error) {}
