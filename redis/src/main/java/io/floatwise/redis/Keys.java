package io.floatwise.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names of everything in Redis. They begin with the version of what stands under them, so that two
/// versions of the program never read each other's values, and what counts calls has a version of
/// its own, because both must count together for as long as they can.
final class Keys {

  private static final String ANSWERS = "{floatwise}:answers1:";
  private static final String COUNTS = "{floatwise}:counts1:";

  static final String NODES = COUNTS + "nodes";
  static final String COUNTING = COUNTS + "since";

  /// Channel of what becomes wrong.
  static final String NEWS = ANSWERS + "news";

  private static final int DIGITS = 32;

  private Keys() {}

  static String places(String group) {
    return COUNTS + "places:" + group;
  }

  static String rest(String group) {
    return COUNTS + "rest:" + group;
  }

  /// A person is named by a digest, so that no list of people can be read from the keys.
  static String store(String person, Enum<?> kind) {
    return COUNTS + "store:" + digest(person) + ":" + kind.name();
  }

  static String answer(String key) {
    return ANSWERS + "answer:" + key;
  }

  static String errand(String key) {
    return ANSWERS + "errand:" + key;
  }

  static String tag(String tag) {
    return ANSWERS + "tag:" + tag;
  }

  /// Channel on which a node hears itself.
  static String ear(String node) {
    return COUNTS + "ear:" + node;
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
