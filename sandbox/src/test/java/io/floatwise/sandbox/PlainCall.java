package io.floatwise.sandbox;

/// A request before it is signed.
///
/// @param target path and query, encoded
/// @param body empty for none
record PlainCall(String method, String target, String body) {
  static PlainCall get(String target) {
    return new PlainCall("GET", target, "");
  }

  static PlainCall post(String target, String body) {
    return new PlainCall("POST", target, body);
  }

  String path() {
    return target.split("\\?", 2)[0];
  }

  DmarketCaller.Answer by(DmarketCaller caller) {
    return caller.send(method, target, body);
  }
}
