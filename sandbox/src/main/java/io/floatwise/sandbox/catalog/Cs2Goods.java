package io.floatwise.sandbox.catalog;

import io.floatwise.core.sim.Mix;
import io.floatwise.sandbox.catalog.Vocabulary.Kind;
import java.util.ArrayList;
import java.util.List;

/// CS2 titles: skins of the real game first, then what our own rules make in its style.
final class Cs2Goods {

  private static final double LOWEST = 30;
  private static final double HIGHEST = 30_000;
  private static final int FINISH_PERCENT = 45;
  private static final int SOUVENIR_PERCENT = 30;
  private static final int STAT_TRAK_PERCENT = 40;
  private static final double STAT_TRAK_GRADE = 2;
  private static final Vocabulary WORDS = Vocabulary.of("cs2.txt");

  private Cs2Goods() {}

  /// Skins with names of the real game.
  static List<Goods> named() {
    return Skins.all().stream()
        .map(s -> painted(s.skin(), s.name(), s.exterior(), s.statTrak(), LOWEST, HIGHEST))
        .toList();
  }

  /// Everything else.
  static List<Goods> invented() {
    List<Goods> goods = new ArrayList<>();
    for (String weapon : WORDS.words(Kind.WEAPON)) {
      for (String finish : WORDS.words(Kind.FINISH)) {
        String skin = weapon + " | " + finish;
        if (percent(skin, 1) < FINISH_PERCENT) {
          boolean statTrak = percent(skin, 2) < STAT_TRAK_PERCENT;
          add(goods, skin, "", List.of(Exterior.values()), LOWEST, HIGHEST);
          if (statTrak) {
            add(goods, skin, "StatTrak™ ", List.of(Exterior.values()), LOWEST, HIGHEST);
          }
        }
      }
      for (String finish : WORDS.words(Kind.SOUVENIR)) {
        String skin = weapon + " | " + finish;
        if (percent(skin, 1) < SOUVENIR_PERCENT) {
          add(goods, skin, "", List.of(Exterior.values()), LOWEST, HIGHEST);
          add(goods, skin, "Souvenir ", List.of(Exterior.values()), LOWEST, HIGHEST);
        }
      }
    }
    stars(goods);
    small(goods);
    return List.copyOf(goods);
  }

  private static void stars(List<Goods> goods) {
    for (String knife : WORDS.words(Kind.KNIFE)) {
      for (String finish : WORDS.words(Kind.KNIFE_FINISH)) {
        String skin = knife + " | " + finish;
        boolean bright =
            Cs2Details.hasPhases(skin) || finish.equals("Fade") || finish.equals("Tiger Tooth");
        List<Exterior> exteriors =
            bright ? List.of(Exterior.FN, Exterior.MW) : List.of(Exterior.values());
        add(goods, skin, "", exteriors, 8_000, 200_000);
        add(goods, skin, "★ StatTrak™ ", exteriors, 8_000, 200_000);
      }
    }
    for (String glove : WORDS.words(Kind.GLOVE)) {
      for (String finish : WORDS.words(Kind.GLOVE_FINISH)) {
        add(goods, glove + " | " + finish, "", List.of(Exterior.values()), 6_000, 150_000);
      }
    }
  }

  /// What has no float.
  private static void small(List<Goods> goods) {
    for (String sticker : WORDS.words(Kind.STICKER)) {
      for (String kind : List.of("", " (Holo)", " (Foil)", " (Gold)")) {
        double grade = kind.isEmpty() ? 1 : 3;
        goods.add(Goods.unworn(sticker, "Sticker | " + sticker + kind, grade, 5, 2_000));
      }
    }
    for (String container : WORDS.words(Kind.CONTAINER)) {
      goods.add(Goods.unworn(container, container, 1, 20, 3_000));
    }
  }

  private static void add(
      List<Goods> goods,
      String skin,
      String prefix,
      List<Exterior> exteriors,
      double least,
      double most) {
    String star = "★ ";
    String plain = prefix.startsWith(star) ? skin.substring(star.length()) : skin;
    for (Exterior exterior : exteriors) {
      String name = prefix + plain + " (" + exterior.label + ")";
      goods.add(painted(skin, name, exterior, prefix.contains("StatTrak"), least, most));
    }
  }

  private static Goods painted(
      String skin, String name, Exterior exterior, boolean statTrak, double least, double most) {
    double grade = exterior.priceFactor * (statTrak ? STAT_TRAK_GRADE : 1);
    return new Goods(skin, name, grade, exterior.wearFrom, exterior.wearTo, least, most);
  }

  private static long percent(String name, int purpose) {
    return Long.remainderUnsigned(Mix.of(name.hashCode(), purpose), 100);
  }
}
