package io.floatwise.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// The files of the page.
final class Assets {

  static final List<Asset> ALL =
      List.of(
          Asset.of("/", "index.html", "text/html; charset=utf-8"),
          Asset.of("/app.css", "app.css", "text/css; charset=utf-8"),
          Asset.of("/app.js", "app.js", "text/javascript; charset=utf-8"),
          Asset.of("/icon.svg", "icon.svg", "image/svg+xml"));

  private Assets() {}

  /// One file, kept in memory; browsers ask each time and are told when theirs is current.
  static final class Asset {
    private final String path;
    private final String type;
    private final byte[] content;
    private final String tag;

    private Asset(String path, String type, byte[] content) {
      this.path = path;
      this.type = type;
      this.content = content;
      this.tag = '"' + hash(content) + '"';
    }

    static Asset of(String path, String file, String type) {
      return new Asset(path, type, read(file));
    }

    String path() {
      return path;
    }

    void send(ServerRequest request, ServerResponse response) {
      response.header(HeaderNames.ETAG, tag).header(HeaderNames.CACHE_CONTROL, "no-cache");
      if (request.headers().contains(HeaderNames.IF_NONE_MATCH)
          && request.headers().get(HeaderNames.IF_NONE_MATCH).allValues().contains(tag)) {
        response.status(Status.NOT_MODIFIED_304).send();
        return;
      }
      response.header(HeaderNames.CONTENT_TYPE, type).send(content);
    }

    private static byte[] read(String file) {
      try (InputStream in = Assets.class.getResourceAsStream(file)) {
        if (in == null) {
          throw new IllegalStateException("expected " + file + " beside the classes of the page");
        }
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file, e);
      }
    }

    private static String hash(byte[] content) {
      try {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
        return HexFormat.of().formatHex(digest, 0, 8);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }
}
