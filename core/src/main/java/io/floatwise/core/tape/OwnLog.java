package io.floatwise.core.tape;

/// Keeps what an account was told. Not thread-safe.
public interface OwnLog extends AutoCloseable {

  /// Adds a row; it is not durable yet.
  ///
  /// @throws TapeException if it cannot be written
  void write(OwnRow row);

  /// Makes everything so far durable.
  ///
  /// @throws TapeException if that fails
  void force();

  /// @throws TapeException if what was written last may not be there
  @Override
  void close();
}
