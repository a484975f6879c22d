package io.floatwise.core.market;

import java.util.function.Function;

/// The result of reading something: a value, or the reason why there is none.
public sealed interface Reading<T> {

  record Read<T>(T value) implements Reading<T> {}

  record Unread<T>(Failure failure) implements Reading<T> {}

  static <T> Reading<T> of(T value) {
    return new Read<>(value);
  }

  static <T> Reading<T> failed(Failure failure) {
    return new Unread<>(failure);
  }

  default <R> Reading<R> map(Function<? super T, ? extends R> mapping) {
    return switch (this) {
      case Read<T>(T value) -> new Read<>(mapping.apply(value));
      case Unread<T>(Failure failure) -> new Unread<>(failure);
    };
  }
}
