package io.floatwise.redis;

import io.floatwise.core.error.InputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Where a Redis is and who we are there, as `REDIS_URL` says it:
/// `rediss://user:password@host:port/number`. Shows no password.
///
/// @param host name or address
/// @param port 1 to 65535
/// @param database its number there, 0 to 99
/// @param user empty for the default user
/// @param password empty where none is needed
/// @param secure over TLS, with the certificate and its name checked
public record RedisUrl(
    String host,
    int port,
    int database,
    Optional<String> user,
    Optional<String> password,
    boolean secure) {

  /// The environment variable that names the Redis.
  public static final String VARIABLE = "REDIS_URL";

  private static final String FORM = "rediss://USER:PASSWORD@HOST:PORT/NUMBER";
  private static final int USUAL_PORT = 6379;
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern NUMBER = Pattern.compile("/?|/[0-9]{1,2}");

  /// @throws InputException if it is not of that form, or names another machine without TLS or
  ///   without a password; the message shows no part that may hold a password
  public static RedisUrl parse(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw bad("found something that is no address (character %d)".formatted(e.getIndex()));
    }
    boolean secure = "rediss".equals(uri.getScheme());
    if (!secure && !"redis".equals(uri.getScheme())) {
      throw bad("found another scheme than rediss or redis");
    }
    if (uri.getHost() == null) {
      throw bad("found no host");
    }
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    if (!NUMBER.matcher(path).matches()
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null) {
      throw bad("found something else than a number behind the host");
    }
    if (uri.getPort() == 0 || uri.getPort() > 65535) {
      throw bad("found a port that is none");
    }
    String who = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
    int colon = who.indexOf(':');
    String user = decoded(colon < 0 ? "" : who.substring(0, colon));
    String password = decoded(colon < 0 ? who : who.substring(colon + 1));
    if (!HERE.contains(uri.getHost())) {
      if (!secure) {
        throw bad("found a host that is not this machine without TLS; write rediss://");
      }
      if (password.isEmpty()) {
        throw bad("found a host that is not this machine without a password");
      }
    }
    return new RedisUrl(
        uri.getHost(),
        uri.getPort() < 0 ? USUAL_PORT : uri.getPort(),
        path.length() < 2 ? 0 : Integer.parseInt(path.substring(1)),
        Optional.of(user).filter(u -> !u.isEmpty()),
        Optional.of(password).filter(p -> !p.isEmpty()),
        secure);
  }

  /// Whether it names this machine.
  public boolean isLoopback() {
    return HERE.contains(host);
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw bad("found a '%' in user or password that is not followed by two digits");
    }
  }

  private static InputException bad(String found) {
    return new InputException("%s: expected %s, %s".formatted(VARIABLE, FORM, found));
  }

  /// For people, without user and password.
  @Override
  public String toString() {
    return "%s:%d/%d".formatted(host, port, database);
  }
}
