package io.floatwise.dmarket.auth;

import java.util.Map;

/// Whether a request may be sent, and with which headers.
public sealed interface Authorization {

  /// It may, with these headers; [#toString()] shows their names only.
  record Granted(Map<String, String> headers) implements Authorization {
    public Granted {
      headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
      return "Granted" + headers.keySet();
    }
  }

  /// It may not, and no byte of it leaves.
  record Denied(String reason) implements Authorization {}
}
