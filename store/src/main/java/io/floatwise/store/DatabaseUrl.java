package io.floatwise.store;

import io.floatwise.core.error.InputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/// Where a PostgreSQL database is and who we are there, as `DATABASE_URL` says it:
/// `postgresql://user:password@host:port/database?sslmode=verify-full`. Shows no password.
///
/// @param host name or address
/// @param port 1 to 65535
/// @param database its name there
/// @param user who we are
/// @param password empty where none is needed
/// @param sslMode how the connection is secured, in the words of PostgreSQL
public record DatabaseUrl(
    String host,
    int port,
    String database,
    String user,
    Optional<String> password,
    String sslMode) {

  /// The environment variable that names the database.
  public static final String VARIABLE = "DATABASE_URL";

  private static final String FORM = "postgresql://USER:PASSWORD@HOST:PORT/DATABASE";
  private static final int USUAL_PORT = 5432;
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> SECURE = Set.of("require", "verify-ca", "verify-full");

  /// @throws InputException if it is not of that form, or would send the password unprotected over
  ///   a network; the message shows no part that may hold a password
  public static DatabaseUrl parse(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw bad("found something that is no address (character %d)".formatted(e.getIndex()));
    }
    if (!"postgresql".equals(uri.getScheme()) && !"postgres".equals(uri.getScheme())) {
      throw bad("found the scheme '%s'".formatted(uri.getScheme()));
    }
    String who = uri.getRawUserInfo();
    String path = uri.getRawPath();
    if (uri.getHost() == null || who == null || path == null || path.length() < 2) {
      throw bad("found no host, no user or no database");
    }
    int colon = who.indexOf(':');
    boolean here = HERE.contains(uri.getHost());
    String mode = sslMode(uri.getRawQuery(), here);
    if (!here && !SECURE.contains(mode)) {
      throw new InputException(
          "%s: expected sslmode=verify-full, verify-ca or require for a host that is not this machine,"
                  .formatted(VARIABLE)
              + " found "
              + mode);
    }
    return new DatabaseUrl(
        uri.getHost(),
        uri.getPort() < 0 ? USUAL_PORT : uri.getPort(),
        decoded(path.substring(1)),
        decoded(colon < 0 ? who : who.substring(0, colon)),
        colon < 0 ? Optional.empty() : Optional.of(decoded(who.substring(colon + 1))),
        mode);
  }

  private static String sslMode(String query, boolean here) {
    if (query == null) {
      return here ? "disable" : "verify-full";
    }
    if (!query.startsWith("sslmode=") || query.contains("&")) {
      throw bad("found something else than sslmode=... behind the '?'");
    }
    return query.substring("sslmode=".length());
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static InputException bad(String found) {
    return new InputException("%s: expected %s, %s".formatted(VARIABLE, FORM, found));
  }

  /// For people, without the password.
  @Override
  public String toString() {
    return "%s:%d/%s as %s".formatted(host, port, database, user);
  }
}
