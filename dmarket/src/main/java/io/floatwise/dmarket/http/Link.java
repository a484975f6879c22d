package io.floatwise.dmarket.http;

import io.floatwise.dmarket.request.ApiRequest;

/// One link of the chain cache, retry, budget, breaker, signature, transport; each hands on to the
/// next. Links do not throw for what a network or a venue does, and are thread-safe.
interface Link {

  /// @param send knows which headers to send and wants to know when the first byte leaves
  Exchange exchange(ApiRequest request, Send send);
}
