package io.floatwise.sandbox.admin;

import io.floatwise.sandbox.wire.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/// The files of the page on which a person watches and switches the sandbox. They hold no secret:
/// the token comes in the fragment of the address, which a browser never sends.
final class AdminPage {
  private static final Map<String, String> SECURITY =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
              + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cache-Control",
          "no-cache");

  private final Map<String, Reply> files =
      Map.of(
          "GET /sandbox/", file("index.html", "text/html; charset=utf-8"),
          "GET /sandbox/admin.css", file("admin.css", "text/css; charset=utf-8"),
          "GET /sandbox/admin.js", file("admin.js", "text/javascript; charset=utf-8"));

  Optional<Reply> answer(String asked) {
    return Optional.ofNullable(files.get(asked));
  }

  private static Reply file(String name, String type) {
    try (InputStream in = AdminPage.class.getResourceAsStream("/admin/" + name)) {
      if (in == null) {
        throw new IllegalStateException("expected the file " + name + " of the admin page");
      }
      return Reply.of(200, type, in.readAllBytes()).with(SECURITY);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
