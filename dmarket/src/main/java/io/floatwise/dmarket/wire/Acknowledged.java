package io.floatwise.dmarket.wire;

/// The answer to a request that has nothing to say but that it was taken: `{}`.
public record Acknowledged() {

  public static Acknowledged read(Json json) {
    return new Acknowledged();
  }
}
