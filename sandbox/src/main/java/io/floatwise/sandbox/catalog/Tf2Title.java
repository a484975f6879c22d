package io.floatwise.sandbox.catalog;

import io.floatwise.sandbox.catalog.Vocabulary.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a Team Fortress 2 market name says. Thread-safe.
///
/// @param title the whole market name
/// @param name without quality, killstreak and exterior
/// @param role class that uses it; empty if the name does not tell
/// @param quality `Unique` where the name has none
/// @param killstreak `none`, `standard`, `specialized` or `professional`
/// @param exterior as filters spell it, empty for what is not decorated
/// @param collection of the finish; empty for what is not decorated
/// @param weapon false for what is worn
public record Tf2Title(
    String title,
    String name,
    String role,
    String quality,
    String killstreak,
    String exterior,
    String collection,
    boolean weapon) {

  private static final List<String> QUALITIES =
      List.of("Strange", "Vintage", "Genuine", "Unusual", "Haunted", "Collector's");
  private static final List<String> KILLSTREAKS =
      List.of("Professional Killstreak", "Specialized Killstreak", "Killstreak");
  private static final int CRAFTABLE_PERCENT = 85;
  private static final Vocabulary WORDS = Vocabulary.of("tf2.txt");

  /// Reads any name; what it does not tell is empty.
  public static Tf2Title of(String title) {
    Optional<String> quality = prefix(QUALITIES, title);
    String rest = quality.map(q -> title.substring(q.length() + 1)).orElse(title);
    Optional<String> streak = prefix(KILLSTREAKS, rest);
    String plain = streak.map(s -> title.substring(title.indexOf(s) + s.length() + 1)).orElse(rest);
    String exterior = "";
    for (Exterior each : Exterior.values()) {
      if (plain.endsWith(suffix(each))) {
        plain = plain.substring(0, plain.length() - suffix(each).length());
        exterior = each.label.toLowerCase(Locale.ROOT);
      }
    }
    String name = plain;
    Optional<String> wields = meaning(Kind.WEAPON, w -> (" " + name).endsWith(" " + w));
    Optional<String> wears = meaning(Kind.WORN, w -> name.startsWith(w + " "));
    String ordinary = exterior.isEmpty() ? "Unique" : "Decorated Weapon";
    return new Tf2Title(
        title,
        name,
        wields.or(() -> wears).orElse(""),
        quality.orElse(ordinary),
        streak
            .map(s -> s.equals("Killstreak") ? "standard" : s.split(" ")[0])
            .orElse("none")
            .toLowerCase(Locale.ROOT),
        exterior,
        exterior.isEmpty() ? "" : meaning(Kind.FINISH, f -> name.startsWith(f + " ")).orElse(""),
        wields.isPresent());
  }

  /// For example `weapon/scout`.
  public String categoryPath() {
    String first = weapon ? "weapon" : "cosmetic";
    return role.isEmpty() ? first : first + "/" + role.toLowerCase(Locale.ROOT);
  }

  /// Whether an asset can be used for crafting; made up from its hidden number.
  ///
  /// @param number 0 to 1000
  public static boolean isCraftable(int number) {
    return number % 100 < CRAFTABLE_PERCENT;
  }

  private static Optional<String> prefix(List<String> prefixes, String name) {
    return prefixes.stream().filter(p -> name.startsWith(p + " ")).findFirst();
  }

  private static Optional<String> meaning(Kind kind, java.util.function.Predicate<String> word) {
    return WORDS.of(kind).stream()
        .filter(line -> line.words().stream().anyMatch(word))
        .map(Vocabulary.Line::meaning)
        .findFirst();
  }

  /// The game writes it without the hyphen.
  private static String suffix(Exterior exterior) {
    return " (" + (exterior == Exterior.BS ? "Battle Scarred" : exterior.label) + ")";
  }

  /// Every title that a market can be made of.
  static List<Goods> goods() {
    List<Goods> goods = new ArrayList<>();
    for (String weapon : WORDS.words(Kind.WEAPON)) {
      for (String quality : List.of("", "Strange ", "Vintage ", "Collector's ")) {
        add(goods, weapon, quality + weapon, 1, 5, 800);
        add(goods, weapon, quality + "Killstreak " + weapon, 4, 10, 4_000);
        add(goods, weapon, quality + "Specialized Killstreak " + weapon, 8, 20, 8_000);
        add(goods, weapon, quality + "Professional Killstreak " + weapon, 15, 40, 12_000);
      }
      for (String finish : WORDS.words(Kind.FINISH)) {
        for (Exterior exterior : Exterior.values()) {
          String family = finish + " " + weapon;
          goods.add(
              new Goods(
                  family,
                  family + suffix(exterior),
                  exterior.priceFactor,
                  exterior.wearFrom,
                  exterior.wearTo,
                  8,
                  6_000));
        }
      }
    }
    for (String owner : WORDS.words(Kind.WORN)) {
      for (String thing : WORDS.words(Kind.THING)) {
        String name = owner + " " + thing;
        add(goods, name, name, 1, 5, 2_000);
        add(goods, name, "Strange " + name, 3, 5, 6_000);
        add(goods, name, "Genuine " + name, 2, 5, 3_000);
        add(goods, name, "Unusual " + name, 40, 500, 60_000);
      }
    }
    return List.copyOf(goods);
  }

  private static void add(
      List<Goods> goods, String family, String name, double grade, double least, double most) {
    goods.add(Goods.unworn(family, name, grade, least, most));
  }
}
