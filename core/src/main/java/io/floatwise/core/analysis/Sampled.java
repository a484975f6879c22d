package io.floatwise.core.analysis;

import java.util.Optional;
import java.util.function.Supplier;

/// A figure and what it rests on; without a value where that is too little, or where the figure
/// cannot be told from what was seen.
///
/// @param value the figure
/// @param sample how many observations there were
/// @param needed how many it takes
public record Sampled<T>(Optional<T> value, int sample, int needed) {

  /// `value` if the sample is large enough.
  static <T> Sampled<T> of(int sample, int needed, Supplier<T> value) {
    return new Sampled<>(
        sample < needed ? Optional.empty() : Optional.of(value.get()), sample, needed);
  }
}
