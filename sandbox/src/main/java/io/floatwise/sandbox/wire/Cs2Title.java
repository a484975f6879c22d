package io.floatwise.sandbox.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What DMarket reads out of a CS2 market name.
///
/// @param title the whole market name
/// @param name without StatTrak mark, Souvenir mark and exterior
/// @param category `CATEGORY_NORMAL`, `CATEGORY_STATTRACK`, `CATEGORY_SOUVENIR`, `CATEGORY_STAR`; a
///   thing with star and StatTrak mark counts as the latter (inferred)
/// @param categoryWord the same as filters spell it
/// @param exterior `EXTERIOR_FIELD_TESTED` and so on; `EXTERIOR_NOT_PAINTED` if it has none
/// @param exteriorWord the same as filters spell it
/// @param categoryPath for example `rifle/ak-47`
public record Cs2Title(
    String title,
    String name,
    String category,
    String categoryWord,
    String exterior,
    String exteriorWord,
    String categoryPath) {

  private static final String STATTRAK = "StatTrak™ ";
  private static final String SOUVENIR = "Souvenir ";
  private static final List<String> EXTERIORS =
      List.of("Factory New", "Minimal Wear", "Field-Tested", "Well-Worn", "Battle-Scarred");
  private static final Map<String, String> GROUPS = groups();

  public static Cs2Title of(String title) {
    String star = title.startsWith("★ ") ? "★ " : "";
    String rest = title.substring(star.length());
    boolean statTrak = rest.startsWith(STATTRAK);
    boolean souvenir = rest.startsWith(SOUVENIR) && rest.contains(" | ");
    String plain =
        statTrak
            ? rest.substring(STATTRAK.length())
            : souvenir ? rest.substring(SOUVENIR.length()) : rest;
    String exteriorWord = "not painted";
    String exterior = "EXTERIOR_NOT_PAINTED";
    for (String each : EXTERIORS) {
      if (plain.endsWith(" (" + each + ")")) {
        plain = plain.substring(0, plain.length() - each.length() - 3);
        exteriorWord = each.toLowerCase(Locale.ROOT);
        exterior = "EXTERIOR_" + each.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
      }
    }
    return new Cs2Title(
        title,
        star + plain,
        category(statTrak, souvenir, !star.isEmpty()),
        word(statTrak, souvenir, !star.isEmpty()),
        exterior,
        exteriorWord,
        path(star, plain));
  }

  private static String category(boolean statTrak, boolean souvenir, boolean star) {
    String other = souvenir ? "CATEGORY_SOUVENIR" : star ? "CATEGORY_STAR" : "CATEGORY_NORMAL";
    return statTrak ? "CATEGORY_STATTRACK" : other;
  }

  private static String word(boolean statTrak, boolean souvenir, boolean star) {
    return statTrak ? "stattrak™" : souvenir ? "souvenir" : star ? "★" : "normal";
  }

  private static String path(String star, String plain) {
    int bar = plain.indexOf(" | ");
    String first = (bar < 0 ? plain : plain.substring(0, bar)).toLowerCase(Locale.ROOT);
    if (!star.isEmpty()) {
      boolean gloves = first.endsWith("gloves") || first.endsWith("wraps");
      return gloves ? "misc/gloves" : "knife/" + first;
    }
    String group = GROUPS.get(first);
    if (group != null) {
      return group + "/" + first;
    }
    return switch (first) {
      case "sticker", "patch", "music kit", "sealed graffiti", "charm" -> "misc/" + first;
      default ->
          first.endsWith("case") || first.endsWith("capsule") || first.endsWith("package")
              ? "misc/container"
              : bar < 0 ? "misc/collectible" : "agent/" + first;
    };
  }

  private static Map<String, String> groups() {
    Map<String, String> groups = new HashMap<>();
    Map.of(
            "pistol",
            "cz75-auto,desert eagle,dual berettas,five-seven,glock-18,p2000,p250,r8 revolver,"
                + "tec-9,usp-s",
            "rifle",
            "ak-47,aug,famas,galil ar,m4a1-s,m4a4,sg 553",
            "sniper rifle",
            "awp,g3sg1,scar-20,ssg 08",
            "smg",
            "mac-10,mp5-sd,mp7,mp9,p90,pp-bizon,ump-45",
            "shotgun",
            "mag-7,nova,sawed-off,xm1014",
            "machinegun",
            "m249,negev")
        .forEach((group, weapons) -> {
          for (String weapon : weapons.split(",")) {
            groups.put(weapon, group);
          }
        });
    return Map.copyOf(groups);
  }
}
