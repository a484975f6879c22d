package io.floatwise.app.mode;

import io.floatwise.core.error.InputException;
import io.floatwise.dmarket.auth.ApiKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads an account's keys from the environment or from a file that only its owner can read, and
/// from nowhere else: what stands in an argument is seen by everybody on the machine.
final class AccountKeys {

  static final String PUBLIC = "FLOATWISE_DMARKET_PUBLIC_KEY";
  static final String SECRET = "FLOATWISE_DMARKET_SECRET_KEY";

  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private AccountKeys() {}

  /// @throws InputException if there are none or they are unusable; the message holds no part of a
  ///   secret
  static ApiKey read(Optional<Path> file, Map<String, String> environment) {
    if (file.isPresent()) {
      List<String> lines = lines(file.get());
      return ApiKey.of(lines.getFirst(), lines.getLast());
    }
    String publicKey = environment.getOrDefault(PUBLIC, "");
    String secretKey = environment.getOrDefault(SECRET, "");
    if (publicKey.isBlank() || secretKey.isBlank()) {
      throw new InputException(
          "keys: expected the environment variables %s and %s, or --key-file, found %s"
              .formatted(PUBLIC, SECRET, publicKey.isBlank() ? "no public key" : "no secret key"));
    }
    return ApiKey.of(publicKey.strip(), secretKey.strip());
  }

  private static List<String> lines(Path file) {
    try {
      if (Files.getFileStore(file).supportsFileAttributeView("posix")
          && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
        throw new InputException(
            "key file %s: expected a file that only its owner can read, found one that others can;"
                    .formatted(file)
                + " chmod 600 it");
      }
      List<String> lines =
          Files.readAllLines(file).stream().map(String::strip).filter(l -> !l.isEmpty()).toList();
      if (lines.size() != 2) {
        throw new InputException(
            "key file %s: expected two lines, the public key and the secret key, found %d"
                .formatted(file, lines.size()));
      }
      return lines;
    } catch (IOException e) {
      throw new InputException(
          "key file %s: expected a file that can be read, found: %s"
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
  }
}
