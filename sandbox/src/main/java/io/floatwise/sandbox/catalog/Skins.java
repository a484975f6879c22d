package io.floatwise.sandbox.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The names that seeded markets are made of.
final class Skins {

  private static final String STAT_TRAK = "StatTrak™ ";

  private Skins() {}

  /// One title: a skin in one exterior.
  ///
  /// @param skin weapon and finish
  record Skin(String skin, Exterior exterior, boolean statTrak) {
    String name() {
      return (statTrak ? STAT_TRAK : "") + skin + " (" + exterior.label + ")";
    }
  }

  /// All of them, in the order of the resource.
  static List<Skin> all() {
    List<Skin> skins = new ArrayList<>();
    for (String line : resource().lines().toList()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] parts = line.split(" : ");
      boolean statTrak = parts[1].endsWith(" ST");
      String exteriors = statTrak ? parts[1].substring(0, parts[1].length() - 3) : parts[1];
      for (String exterior : exteriors.split(" ")) {
        skins.add(new Skin(parts[0], Exterior.valueOf(exterior), false));
        if (statTrak) {
          skins.add(new Skin(parts[0], Exterior.valueOf(exterior), true));
        }
      }
    }
    return List.copyOf(skins);
  }

  private static String resource() {
    try (InputStream in = Skins.class.getResourceAsStream("skins.txt")) {
      if (in == null) {
        throw new IllegalStateException("expected the resource skins.txt in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
