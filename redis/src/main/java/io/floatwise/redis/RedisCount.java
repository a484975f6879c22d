package io.floatwise.redis;

/// What a node did with Redis since it started, and how it is.
///
/// @param nodes that are known, this one included
/// @param part of every limit that this node may use alone, of
///   [io.floatwise.core.shared.Share#WHOLE]
/// @param granted calls that were counted with the others
/// @param grantedAlone calls within the own part
/// @param refused requests for a call that had to wait
/// @param found answers that were there
/// @param asked answers that had to be asked for
/// @param awaited looks while another node asked
/// @param put answers that were kept
/// @param dropped times at which everything kept by this node was dropped, because news may have
///   been missed
/// @param failed commands that Redis did not answer or refused
public record RedisCount(
    State state,
    int nodes,
    int part,
    long granted,
    long grantedAlone,
    long refused,
    long found,
    long asked,
    long awaited,
    long put,
    long dropped,
    long failed) {

  /// How a node counts.
  public enum State {
    /// With the others, in Redis.
    TOGETHER,
    /// Neither: it waits until it may.
    CHANGING,
    /// By itself, within its part, because Redis is away.
    ALONE
  }
}
