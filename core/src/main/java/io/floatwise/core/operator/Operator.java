package io.floatwise.core.operator;

import java.util.function.Consumer;

/// The one facade behind every face (chat, web, terminal). Thread-safe.
public interface Operator {

  /// The latest published state; immutable.
  Status status();

  /// Calls `listener` on a thread of the engine after every change; it must return at once. Close
  /// the subscription to stop.
  Subscription subscribe(Consumer<Status> listener);

  /// Hands a command to the engine; returns when it is in the inbox. Its effect shows in a later
  /// [Status].
  ///
  /// @param by who gave it, for the journal, for example `telegram:42`
  void submit(Command command, String by);

  /// Answers to why and to what was missed.
  Explanations explanations();

  /// A running subscription.
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
