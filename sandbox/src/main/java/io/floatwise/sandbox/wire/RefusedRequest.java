package io.floatwise.sandbox.wire;

/// A request that an operation cannot make sense of; carries the answer to it.
public final class RefusedRequest extends RuntimeException {
  private final transient Reply reply;

  public RefusedRequest(Reply reply) {
    super("HTTP " + reply.status(), null, false, false);
    this.reply = reply;
  }

  public Reply reply() {
    return reply;
  }
}
