package io.floatwise.sandbox.catalog;

import io.floatwise.core.sim.Mix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a Dota 2 market name says. Thread-safe.
///
/// @param title the whole market name
/// @param name without the quality
/// @param hero whose it is; empty if the name does not tell
/// @param quality `Standard` where the name has none
/// @param rarity made up, but fixed for the name
/// @param type what kind of thing it is, for example `Wearable`
public record Dota2Title(
    String title, String name, String hero, String quality, String rarity, String type) {

  private static final List<String> QUALITIES =
      List.of(
          "Inscribed",
          "Auspicious",
          "Autographed",
          "Frozen",
          "Cursed",
          "Genuine",
          "Heroic",
          "Corrupted");
  private static final List<String> SLOTS =
      List.of("Cape", "Bracers", "Helm", "Belt", "Blade", "Shoulders");
  private static final List<String> RARITIES =
      List.of("Common", "Uncommon", "Rare", "Mythical", "Legendary", "Immortal", "Arcana");
  private static final List<Integer> SHARES = List.of(30, 55, 75, 88, 94, 99, 100);
  private static final String LOADING_SCREEN = "Loading Screen";
  private static final String BUNDLE = "Set";
  private static final Vocabulary HEROES = Vocabulary.of("dota2.txt");

  /// Reads any name; what it does not tell is empty.
  public static Dota2Title of(String title) {
    Optional<String> quality =
        QUALITIES.stream().filter(q -> title.startsWith(q + " ")).findFirst();
    String name = quality.map(q -> title.substring(q.length() + 1)).orElse(title);
    String hero =
        HEROES.all().stream()
            .filter(line -> line.words().stream().anyMatch(name::contains))
            .map(Vocabulary.Line::kind)
            .findFirst()
            .orElse("");
    String type =
        name.endsWith(LOADING_SCREEN)
            ? LOADING_SCREEN
            : name.endsWith(" " + BUNDLE) ? "Bundle" : "Wearable";
    return new Dota2Title(title, name, hero, quality.orElse("Standard"), rarity(name), type);
  }

  /// For example `wearable/juggernaut`; without a hero only the first part.
  public String categoryPath() {
    String path = hero.isEmpty() ? type : type + "/" + hero;
    return path.toLowerCase(java.util.Locale.ROOT);
  }

  private static String rarity(String name) {
    long percent = Long.remainderUnsigned(Mix.of(name.hashCode(), 1), 100);
    int level = 0;
    while (percent >= SHARES.get(level)) {
      level++;
    }
    return RARITIES.get(level);
  }

  /// Every title that a market can be made of.
  static List<Goods> goods() {
    List<Goods> goods = new ArrayList<>();
    for (Vocabulary.Line hero : HEROES.all()) {
      for (String word : hero.words()) {
        SLOTS.forEach(slot -> add(goods, slot + " of the " + word));
        add(goods, word + " " + LOADING_SCREEN);
        add(goods, word + " " + BUNDLE);
      }
    }
    return List.copyOf(goods);
  }

  /// The thing as such and in two of the qualities.
  private static void add(List<Goods> goods, String name) {
    double level = 1 << (2 * RARITIES.indexOf(rarity(name)) / 3 * 2);
    double most = Math.min(20_000, 400 * level);
    goods.add(Goods.unworn(name, name, 1, 5, most));
    int first = (int) Long.remainderUnsigned(Mix.of(name.hashCode(), 2), QUALITIES.size());
    for (int i = 0; i < 2; i++) {
      String quality = QUALITIES.get((first + 3 * i) % QUALITIES.size());
      goods.add(Goods.unworn(name, quality + " " + name, 1.4, 5, most));
    }
  }
}
