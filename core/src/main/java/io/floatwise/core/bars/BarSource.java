package io.floatwise.core.bars;

import java.util.Optional;

/// One series, part by part from its beginning. Read and closed by one thread.
public interface BarSource extends AutoCloseable {

  /// The next part; empty at the end. The bars of the part before may be gone then.
  ///
  /// @throws io.floatwise.core.error.InputException if what comes next makes no sense
  Optional<Bars> next();

  @Override
  void close();

  /// A series that is in memory as a whole.
  static BarSource of(Bars whole) {
    return new BarSource() {
      private Optional<Bars> rest = Optional.of(whole);

      @Override
      public Optional<Bars> next() {
        Optional<Bars> part = rest;
        rest = Optional.empty();
        return part;
      }

      @Override
      public void close() {
        rest = Optional.empty();
      }
    };
  }
}
