package io.floatwise.telegram;

import io.floatwise.core.error.InputException;
import io.floatwise.core.people.Access;
import io.floatwise.core.people.Person;
import io.floatwise.core.shared.Throttle;
import java.net.URI;
import java.util.Set;
import java.util.function.Function;

/// What the bot needs to reach Telegram.
///
/// @param baseUrl `https://api.telegram.org`, or a Telegram on this machine; without path
/// @param token the bot's token; secret
/// @param access who may do what
/// @param pages makes the address of the page with a key for somebody
/// @param throttle of what people ask for
public record TelegramConfig(
    URI baseUrl, String token, Access access, Function<Person, URI> pages, Throttle throttle) {

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  public TelegramConfig {
    String scheme = String.valueOf(baseUrl.getScheme());
    String host = String.valueOf(baseUrl.getHost());
    boolean safe = scheme.equals("https") || scheme.equals("http") && LOOPBACK.contains(host);
    if (!safe || baseUrl.getRawUserInfo() != null || baseUrl.getRawQuery() != null) {
      throw new InputException(
          "expected an https address of Telegram or one on this machine, found another");
    }
    if (!token.matches("[0-9]{1,20}:[A-Za-z0-9_-]{10,}")) {
      throw new InputException("expected a bot token such as 123456:ABC..., found something else");
    }
  }

  /// Without the token.
  @Override
  public String toString() {
    return "TelegramConfig[baseUrl=" + baseUrl + "]";
  }
}
