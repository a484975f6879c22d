package io.floatwise.sandbox.catalog;

import io.floatwise.sandbox.catalog.Vocabulary.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a Rust market name says. Thread-safe.
///
/// @param title the whole market name
/// @param category `weapon`, `attire`, `tool`, `item` or `construction`; empty if the name does not
///   tell
/// @param item what the skin is for; empty if the name does not tell
public record RustTitle(String title, String category, String item) {

  private static final Vocabulary WORDS = Vocabulary.of("rust.txt");
  private static final Set<String> CATEGORIES =
      Set.of("weapon", "attire", "tool", "item", "construction");

  /// Reads any name.
  public static RustTitle of(String title) {
    for (Vocabulary.Line line : categories()) {
      for (String item : line.words()) {
        if (title.endsWith(" " + item)) {
          return new RustTitle(title, line.kind(), item);
        }
      }
    }
    return new RustTitle(title, "", "");
  }

  /// For example `weapon/ak47`.
  public String categoryPath() {
    return category.isEmpty() ? "misc" : category + "/" + item.toLowerCase(Locale.ROOT);
  }

  private static List<Vocabulary.Line> categories() {
    return WORDS.all().stream().filter(line -> CATEGORIES.contains(line.kind())).toList();
  }

  /// Every title that a market can be made of.
  static List<Goods> goods() {
    List<Goods> goods = new ArrayList<>();
    for (Vocabulary.Line line : categories()) {
      for (String item : line.words()) {
        for (String look : WORDS.words(Kind.LOOK)) {
          String name = look + " " + item;
          goods.add(Goods.unworn(name, name, 1, 20, 6_000));
        }
      }
    }
    return List.copyOf(goods);
  }
}
