package io.floatwise.core.schedule;

import io.floatwise.core.item.Title;
import java.time.Duration;

/// A close look at one title: its offers, its targets and, where what is kept is too old, its
/// sales.
///
/// @param salesAge oldest sales that will do; older ones are to be read again
public record Look(Title title, Duration salesAge) {}
