package io.floatwise.app.why;

import io.floatwise.core.engine.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Which code decides: the same text for the same code, so that a decision that comes out otherwise
/// can be told from one made by another program.
public final class DecidingCode {

  private static final int BYTES = 6;

  private DecidingCode() {}

  /// The beginning of the SHA-256 of the library that decides; builds of the same sources are
  /// equal. Code that is not packed has no such thing and says so.
  public static String version() {
    return of(Engine.class);
  }

  /// The same of the library that a class is in.
  public static String of(Class<?> part) {
    CodeSource source = part.getProtectionDomain().getCodeSource();
    if (source == null) {
      return "not packaged";
    }
    try {
      Path library = Path.of(source.getLocation().toURI());
      if (!Files.isRegularFile(library)) {
        return "not packaged";
      }
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(library));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (URISyntaxException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("a loaded library has a place and can be hashed", e);
    } catch (IOException e) {
      throw new UncheckedIOException("the library of this program cannot be read", e);
    }
  }
}
