package io.floatwise.dmarket.http;

import io.floatwise.core.market.Reading;
import io.floatwise.dmarket.wire.WireException;
import java.util.Optional;
import java.util.function.Function;

/// What a call brought: a value or a fault, never both, never an exception.
public sealed interface Reply<T> {

  /// @param value what the venue said
  /// @param status HTTP status, a success
  /// @param requestId the venue's id of the request, where it gave one
  record Ok<T>(T value, int status, Optional<String> requestId) implements Reply<T> {}

  record Failed<T>(Fault fault) implements Reply<T> {}

  /// Makes something else of the value; a [WireException] makes a garbled reply of it.
  default <R> Reply<R> map(Function<? super T, ? extends R> reading) {
    return switch (this) {
      case Failed<T>(Fault fault) -> new Failed<>(fault);
      case Ok<T>(T value, int status, Optional<String> id) -> {
        try {
          yield new Ok<>(reading.apply(value), status, id);
        } catch (WireException e) {
          yield new Failed<>(Fault.garbled(status, id, e.reason()));
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
