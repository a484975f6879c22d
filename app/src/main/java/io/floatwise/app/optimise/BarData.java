package io.floatwise.app.optimise;

import io.floatwise.app.bars.BarFile;
import io.floatwise.core.bars.BarSource;
import io.floatwise.core.bars.Bars;
import io.floatwise.core.error.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The bars of a file, in memory, and which bytes they were read from.
///
/// @param item name of what is traded: that of the file
/// @param sha256 of the file, 64 hex digits
/// @param bars two or more; not changed any more
public record BarData(String item, String sha256, Bars bars) {

  /// @throws InputException if the file cannot be read, holds fewer than two bars, or is changed
  ///   meanwhile
  public static BarData read(Path file) {
    String before = sha256(file);
    Bars bars = bars(file);
    String after = sha256(file);
    if (!after.equals(before)) {
      throw new InputException("%s: expected a file that stays as it is".formatted(file));
    }
    return new BarData(file.getFileName().toString(), after, bars);
  }

  private static Bars bars(Path file) {
    List<Bars> parts = new ArrayList<>();
    int size = 0;
    try (BarSource source = BarFile.open(file)) {
      for (Optional<Bars> part = source.next(); part.isPresent(); part = source.next()) {
        parts.add(part.get().part(0, part.get().size()));
        size += part.get().size();
      }
    }
    if (size < 2) {
      throw new InputException("%s: expected at least two bars, found %d".formatted(file, size));
    }
    var whole = new Bars(size);
    parts.forEach(whole::addAll);
    return whole;
  }

  private static String sha256(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    } catch (IOException e) {
      throw new InputException(
          "%s: expected a text that can be read, found %s".formatted(file, e), e);
    }
  }

  /// The same bars under another name.
  public BarData named(String name) {
    return new BarData(name, sha256, bars);
  }
}
