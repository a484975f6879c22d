package io.floatwise.telegram.screen;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Commands that are too long for a button and wait for a yes. A button bears the hash of its
/// command, so an old one never says yes to another command. Kept while the program runs.
/// Thread-safe.
public final class Questions {

  private static final int MOST = 20;
  private static final int BYTES = 16;

  private final Set<String> asked = new LinkedHashSet<>();

  /// Remembers `line`, and gives what its button says.
  synchronized String ask(String line) {
    asked.remove(line);
    asked.add(line);
    if (asked.size() > MOST) {
      asked.remove(asked.iterator().next());
    }
    return key(line);
  }

  /// The command that was asked about with `key`, once; empty if nothing like that waits.
  synchronized Optional<String> answered(String key) {
    Optional<String> line = asked.stream().filter(one -> key(one).equals(key)).findFirst();
    line.ifPresent(asked::remove);
    return line;
  }

  private static String key(String line) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
