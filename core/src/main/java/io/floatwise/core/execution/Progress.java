package io.floatwise.core.execution;

/// How far a batch is.
///
/// @param total intents of the batch
/// @param accepted carried out
/// @param rejected refused by the venue, each for a reason of its own
/// @param unknown of which only asking the venue can tell what became
/// @param withheld not sent, because the mode forbids it
public record Progress(int total, int accepted, int rejected, int unknown, int withheld) {

  /// Answered so far.
  public int done() {
    return accepted + rejected + unknown + withheld;
  }
}
