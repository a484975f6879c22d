package io.floatwise.sandbox.http;

import io.floatwise.sandbox.wire.Reply;

/// Answers one operation of the marketplace.
@FunctionalInterface
public interface Operation {
  /// @throws io.floatwise.sandbox.wire.RefusedRequest if the request makes no sense
  Reply answer(Call call);
}
