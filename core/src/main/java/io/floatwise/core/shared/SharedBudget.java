package io.floatwise.core.shared;

import java.time.Duration;

/// Calls that all nodes together may have under way at the venue. A call is asked for before it is
/// made, and its place is held until the venue no longer counts it. Thread-safe; [#ask] may take a
/// round trip to another machine, but never longer than a fraction of a second.
public interface SharedBudget {

  /// One node: nobody else spends the calls, so its own count is enough.
  SharedBudget ALONE = (_, limit, _, _) -> new Answer.Alone(limit, _ -> {});

  /// Asks for one call.
  ///
  /// @param group whose calls are counted together, by all nodes under the same name
  /// @param limit calls that may be counted at once, 1 or more
  /// @param strangers of them that somebody else seems to use who is no node of ours
  /// @param longest until when the place is free again if nothing more is heard of the call
  Answer ask(String group, int limit, int strangers, Duration longest);

  /// The venue refused a call of `group`: no node is given one for `rest`.
  default void rest(String group, Duration rest) {}

  /// What is said to one request.
  sealed interface Answer {

    /// The call may be made.
    ///
    /// @param held places that all nodes together held at that moment, this one included
    record Granted(Place place, int held) implements Answer {}

    /// Not now.
    ///
    /// @param after time until asking again makes sense, above zero
    /// @param held as in [Granted]
    record Later(Duration after, int held) implements Answer {}

    /// The others cannot be asked: what this node may have under way by its own count, so that all
    /// of them together keep within `limit`.
    ///
    /// @param limit 0 or more
    /// @param place of the call, if one is made
    record Alone(int limit, Place place) implements Answer {}
  }

  /// The place of one call.
  @FunctionalInterface
  interface Place {

    /// The call is counted for `rest` from now, and no longer; zero frees the place. The latest
    /// word holds. Returns at once.
    void hold(Duration rest);
  }
}
