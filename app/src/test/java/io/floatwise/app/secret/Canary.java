package io.floatwise.app.secret;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// A secret that is looked for wherever it must not be: as it is, as UTF-16, in hexadecimal and in
/// Base64, wherever in a group of three bytes it begins.
///
/// @param name what it is
/// @param value what is looked for
record Canary(String name, String value) {

  List<byte[]> disguises() {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    List<byte[]> all = new ArrayList<>();
    all.add(utf8);
    all.add(value.getBytes(StandardCharsets.UTF_16LE));
    all.add(value.getBytes(StandardCharsets.UTF_16BE));
    String hex = HexFormat.of().formatHex(utf8);
    all.add(hex.getBytes(StandardCharsets.US_ASCII));
    all.add(hex.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + utf8.length];
      System.arraycopy(utf8, 0, shifted, before, utf8.length);
      String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      // Characters that depend on neighbours are cut off.
      String own = text.substring(before == 0 ? 0 : before + 1, text.length() - 1);
      all.add(own.getBytes(StandardCharsets.US_ASCII));
      all.add(own.replace('+', '-').replace('/', '_').getBytes(StandardCharsets.US_ASCII));
    }
    return all;
  }

  boolean isIn(byte[] bytes) {
    return disguises().stream().anyMatch(disguise -> contains(bytes, disguise));
  }

  private static boolean contains(byte[] bytes, byte[] wanted) {
    for (int at = 0; at + wanted.length <= bytes.length; at++) {
      if (bytes[at] == wanted[0]
          && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }
}
