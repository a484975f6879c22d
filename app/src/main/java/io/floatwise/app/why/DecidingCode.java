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
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    return library(part)
        .filter(Files::isRegularFile)
        .map(DecidingCode::hash)
        .orElse("not packaged");
  }

  /// The same of code that is not packed, by the times and sizes of its classes: good enough to
  /// tell whether what was worked out by it may be used again on this machine.
  ///
  /// @param part a class of the library that is meant
  public static String fingerprint(Class<?> part) {
    Optional<Path> library = library(part);
    return library.isEmpty() || Files.isRegularFile(library.get())
        ? of(part)
        : unpacked(library.get());
  }

  private static Optional<Path> library(Class<?> part) {
    CodeSource source = part.getProtectionDomain().getCodeSource();
    try {
      return source == null ? Optional.empty() : Optional.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a loaded library has a place", e);
    }
  }

  private static String hash(Path library) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(library));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException("the library of this program cannot be read", e);
    }
  }

  private static String unpacked(Path classes) {
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .sorted()
          .map(file -> file.toFile())
          .map(file -> "%s %d %d".formatted(file, file.length(), file.lastModified()))
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException("the classes of this program cannot be read", e);
    }
  }
}
