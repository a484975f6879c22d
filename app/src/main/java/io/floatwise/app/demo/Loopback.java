package io.floatwise.app.demo;

import io.floatwise.core.error.InputException;
import java.net.InetAddress;
import java.net.URI;

/// Whoever uses a sandbox talks to this machine and to no other.
final class Loopback {

  private Loopback() {}

  /// @return `base`
  /// @throws InputException if it is not an http address of this machine
  static URI require(URI base) {
    String host = base.getHost();
    if (!"http".equals(base.getScheme()) || host == null || !isLoopback(host)) {
      throw new InputException(
          "--sandbox only talks to this machine: expected http://127.0.0.1:PORT, found " + base);
    }
    return base;
  }

  /// Names are not looked up: only `localhost` and literal addresses are accepted.
  private static boolean isLoopback(String host) {
    if (host.equalsIgnoreCase("localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
