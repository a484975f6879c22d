package io.floatwise.dmarket.http;

import io.floatwise.core.market.Reading;
import io.floatwise.dmarket.wire.WireException;
import java.util.function.Function;

/// What a call brought: a value or a fault, never both, never an exception.
public sealed interface Reply<T> {

  /// @param value what the venue said
  /// @param answer when it said so
  record Ok<T>(T value, Answer answer) implements Reply<T> {}

  record Failed<T>(Fault fault) implements Reply<T> {}

  /// Makes something else of the value; a [WireException] makes a garbled reply of it.
  default <R> Reply<R> map(Function<? super T, ? extends R> reading) {
    return switch (this) {
      case Failed<T>(Fault fault) -> new Failed<>(fault);
      case Ok<T>(T value, Answer answer) -> {
        try {
          yield new Ok<>(reading.apply(value), answer);
        } catch (WireException e) {
          yield new Failed<>(Fault.garbled(answer.status(), answer.requestId(), e.reason()));
        }
      }
    };
  }

  /// The same for the ports of `core`.
  default Reading<T> toReading() {
    return switch (this) {
      case Ok<T> ok -> Reading.of(ok.value());
      case Failed<T>(Fault fault) -> Reading.failed(fault.failure());
    };
  }
}
