package io.floatwise.redis;

import java.time.Duration;

/// Times by which nodes agree who counts with whom. All nodes must have the same.
///
/// @param beat between two words of a node that it is there
/// @param silent after which a node that says nothing no longer counts with the others
/// @param join from the first answer of a Redis until a node counts: longer than any other needs to
///   come back to it
/// @param drain after which no call that another node was granted can still arrive or be counted
/// @param forgotten after which a silent node's part goes to the others
/// @param patience with one answer of Redis
record Pace(
    Duration beat,
    Duration silent,
    Duration join,
    Duration drain,
    Duration forgotten,
    Duration patience) {

  static final Pace USUAL =
      new Pace(
          Duration.ofMillis(400),
          Duration.ofSeconds(2),
          Duration.ofSeconds(3),
          Duration.ofSeconds(7),
          Duration.ofHours(1),
          Duration.ofMillis(300));

  /// From the latest word that may have made us count until the others certainly keep our part free
  /// and what they were granted before is no longer counted.
  Duration cutOff() {
    return silent.plus(silent.dividedBy(2)).plus(drain);
  }
}
