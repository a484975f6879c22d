package io.floatwise.core.shared;

import java.time.Duration;
import java.util.Set;

/// Answers of the venue to public questions, as received, that all nodes share; a second level
/// behind what each keeps itself. It holds nothing that only one account may see. What it gives is
/// good for showing and never guards money. Thread-safe; no call takes longer than a fraction of a
/// second, and none fails: what cannot be reached gives and keeps nothing.
public interface SharedAnswers {

  /// One node: it keeps what it needs itself.
  SharedAnswers NONE =
      new SharedAnswers() {
        @Override
        public Look look(String key, Set<String> tags, Duration longest) {
          return new Look.Ask(Errand.NONE);
        }

        @Override
        public void put(String key, Body body, Duration age, Duration keep) {}

        @Override
        public void forget(String key) {}

        @Override
        public void invalidate(String tag) {}

        @Override
        public Listening listen(Listener listener) {
          return () -> {};
        }
      };

  /// An answer as the venue gave it. Immutable.
  final class Body {

    private final int status;
    private final byte[] bytes;

    /// @param status of HTTP
    public Body(int status, byte[] bytes) {
      this.status = status;
      this.bytes = bytes.clone();
    }

    public int status() {
      return status;
    }

    public byte[] bytes() {
      return bytes.clone();
    }
  }

  /// Looks for the answer to a question.
  ///
  /// @param key names the question
  /// @param tags that make older answers wrong when they are invalidated
  /// @param longest age of an answer that is still good
  Look look(String key, Set<String> tags, Duration longest);

  /// Keeps an answer, in place of an older one, and tells the other nodes that theirs is old.
  ///
  /// @param age time since its question was asked
  /// @param keep age at which it is forgotten
  void put(String key, Body body, Duration age, Duration keep);

  /// The answer makes no sense: no node is given it again.
  void forget(String key);

  /// Every answer with this tag that was asked for before now is wrong, on all nodes.
  void invalidate(String tag);

  /// Hears what other nodes put and invalidate, until it is closed.
  Listening listen(Listener listener);

  /// What a look brought.
  sealed interface Look {

    /// @param age at most that old
    record Found(Body body, Duration age) implements Look {}

    /// Nobody has it: ask the venue.
    record Ask(Errand errand) implements Look {}

    /// Another node asks the venue at this moment; look again soon.
    ///
    /// @param after time until it is worth it, above zero
    record Awaited(Duration after) implements Look {}
  }

  /// Asking for all nodes; whoever does not bring the answer in time is no longer waited for.
  @FunctionalInterface
  interface Errand extends AutoCloseable {

    /// Nobody waits.
    Errand NONE = () -> {};

    /// It is over, whether an answer was put or not.
    @Override
    void close();
  }

  /// What becomes wrong in what a node keeps itself. Called on a thread that must be left at once.
  interface Listener {

    /// There is a younger answer to this question.
    void replaced(String key);

    /// Every answer with this tag is wrong.
    void invalidated(String tag);

    /// Anything may have been said meanwhile.
    void missed();
  }

  /// A running [#listen].
  @FunctionalInterface
  interface Listening extends AutoCloseable {
    @Override
    void close();
  }
}
