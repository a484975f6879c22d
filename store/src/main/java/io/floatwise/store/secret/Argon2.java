package io.floatwise.store.secret;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// How a passphrase becomes a key: Argon2id, version 1.3 (RFC 9106).
///
/// @param memoryKib memory of the computation, KiB
/// @param passes over that memory
/// @param lanes that can be computed side by side
/// @param salt 16 bytes, Base64
record Argon2(int memoryKib, int passes, int lanes, String salt) {

  /// The second recommended option of RFC 9106, section 4, for machines with little memory.
  static final int MEMORY_KIB = 65_536;

  static final int PASSES = 3;
  static final int LANES = 4;
  static final int SALT_BYTES = 16;

  /// Nothing weaker is believed, whoever wrote it.
  static final int LEAST_MEMORY_KIB = 19_456;

  static final int LEAST_PASSES = 2;

  /// Nothing heavier is tried: it would only stop the program for want of memory or time.
  static final int MOST_MEMORY_KIB = 131_072;

  static final int MOST_PASSES = 16;
  static final int MOST_LANES = 16;

  private static final Pattern TEXT =
      Pattern.compile(
          "argon2id,v=19,m=([0-9]{1,9}),t=([0-9]{1,9}),p=([0-9]{1,9}),([A-Za-z0-9+/=]+)");

  /// The usual strength with a fresh salt.
  static Argon2 fresh() {
    String salt = Base64.getEncoder().encodeToString(Chance.bytes(SALT_BYTES));
    return new Argon2(MEMORY_KIB, PASSES, LANES, salt);
  }

  /// Empty if it is written in any other way than by [#text()].
  static Optional<Argon2> parse(String text) {
    Matcher found = TEXT.matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    var parsed =
        new Argon2(
            Integer.parseInt(found.group(1)),
            Integer.parseInt(found.group(2)),
            Integer.parseInt(found.group(3)),
            found.group(4));
    return parsed.text().equals(text) ? Optional.of(parsed) : Optional.empty();
  }

  String text() {
    return "argon2id,v=19,m=%d,t=%d,p=%d,%s".formatted(memoryKib, passes, lanes, salt);
  }

  /// Whether it is strong enough to be believed and light enough to be tried.
  boolean isWithinBounds() {
    return memoryKib >= LEAST_MEMORY_KIB
        && memoryKib <= MOST_MEMORY_KIB
        && passes >= LEAST_PASSES
        && passes <= MOST_PASSES
        && lanes >= 1
        && lanes <= MOST_LANES
        && ExactBase64.decode(salt).filter(bytes -> bytes.length == SALT_BYTES).isPresent();
  }

  /// The key of a passphrase. Takes about half a second and `memoryKib` of the heap.
  ///
  /// @param passphrase in UTF-8; the caller clears it
  KeyBytes derive(byte[] passphrase) {
    byte[] saltBytes =
        ExactBase64.decode(salt)
            .filter(_ -> isWithinBounds())
            .orElseThrow(() -> new IllegalStateException("parameters out of bounds"));
    return KeyBytes.of(
        compute(
            new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(saltBytes)
                .build(),
            passphrase));
  }

  static byte[] compute(Argon2Parameters parameters, byte[] passphrase) {
    var generator = new Argon2BytesGenerator();
    generator.init(parameters);
    byte[] key = new byte[KeyBytes.LENGTH];
    generator.generateBytes(passphrase, key);
    return key;
  }
}
