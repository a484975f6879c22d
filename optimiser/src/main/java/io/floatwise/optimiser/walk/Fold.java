package io.floatwise.optimiser.walk;

import io.floatwise.optimiser.trial.Window;

/// A time on which parameters are chosen and a later one on which they are judged.
///
/// @param number from 1
/// @param train ends at least a gap before `test` begins
/// @param test whole days
public record Fold(int number, Window train, Window test) {}
