package io.floatwise.sandbox.telegram;

import io.floatwise.core.error.InputException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Consumer;

/// How the sandbox is served.
///
/// @param port port on 127.0.0.1; 0 takes a free one
/// @param token the bot's token, `digits:letters`
/// @param observer hears every call of the bot after it was answered, on the thread of the request
/// @param speed how many times as fast as Telegram's its limits on messages are: 1 to 1,000; 1 is
///   as Telegram
public record TelegramSandboxConfig(int port, String token, Consumer<ApiCall> observer, int speed) {

  public TelegramSandboxConfig {
    if (port < 0 || port > 65_535) {
      throw new InputException("expected a port from 0 to 65535, found " + port);
    }
    if (!token.matches("[1-9][0-9]{0,19}:[A-Za-z0-9_-]{30,64}")) {
      throw new InputException("expected a token such as 123456:ABC..., found another");
    }
    if (speed < 1 || speed > 1_000) {
      throw new InputException("expected a speed from 1 to 1000, found " + speed);
    }
  }

  /// With a fresh token.
  public static TelegramSandboxConfig onPort(int port) {
    byte[] secret = new byte[18];
    new SecureRandom().nextBytes(secret);
    return new TelegramSandboxConfig(
        port, "7000000001:" + HexFormat.of().formatHex(secret), _ -> {}, 1);
  }

  /// The same, watched.
  public TelegramSandboxConfig observedBy(Consumer<ApiCall> watcher) {
    return new TelegramSandboxConfig(port, token, watcher, speed);
  }

  /// The same, with limits on messages that are so many times as fast.
  public TelegramSandboxConfig atSpeed(int times) {
    return new TelegramSandboxConfig(port, token, observer, times);
  }

  /// Without the token.
  @Override
  public String toString() {
    return "TelegramSandboxConfig[port=" + port + "]";
  }
}
