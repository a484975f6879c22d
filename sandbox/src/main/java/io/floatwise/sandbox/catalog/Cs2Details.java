package io.floatwise.sandbox.catalog;

import io.floatwise.core.sim.Mix;
import io.floatwise.sandbox.catalog.Vocabulary.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What distinguishes two CS2 assets of one title besides float and pattern. It is made up from
/// these two, so that it is the same wherever the asset turns up; prices do not depend on it.
/// Thread-safe.
public final class Cs2Details {

  private static final List<String> DOPPLER =
      List.of("phase-1", "phase-2", "phase-3", "phase-4", "ruby", "sapphire", "black-pearl");
  private static final List<String> GAMMA =
      List.of("phase-1", "phase-2", "phase-3", "phase-4", "emerald");
  private static final int RARE_PERCENT = 8;
  private static final int STICKER_PERCENT = 30;
  private static final int CHARM_PERCENT = 4;
  private static final int SLOTS = 4;
  private static final Vocabulary WORDS = Vocabulary.of("cs2.txt");

  private Cs2Details() {}

  /// Doppler phase in lower case, as `treeFilters` spell it; empty for other finishes.
  ///
  /// @param wear billionths, -1 if unknown
  /// @param paintSeed 0 to 1000, -1 if unknown
  public static Optional<String> phase(String title, int wear, int paintSeed) {
    if (wear < 0 || !hasPhases(title)) {
      return Optional.empty();
    }
    List<String> phases = title.contains("Gamma Doppler") ? GAMMA : DOPPLER;
    long draw = Mix.of(wear, paintSeed, 1);
    boolean rare = Long.remainderUnsigned(draw, 100) < RARE_PERCENT;
    int common = 4;
    int from = rare ? common : 0;
    int count = rare ? phases.size() - common : common;
    return Optional.of(phases.get(from + (int) Long.remainderUnsigned(draw >>> 8, count)));
  }

  /// Whether any finish has a phase of that name, in lower case.
  public static boolean isPhase(String word) {
    return DOPPLER.contains(word) || GAMMA.contains(word);
  }

  static boolean hasPhases(String title) {
    return title.contains("Doppler");
  }

  /// Names of what is stuck on it, by slot; most assets have none.
  public static List<String> stickers(int wear, int paintSeed) {
    List<String> names = WORDS.words(Kind.STICKER);
    List<String> stuck = new ArrayList<>();
    for (int slot = 0; slot < SLOTS && wear >= 0; slot++) {
      long draw = Mix.of(wear, paintSeed, 10 + slot);
      if (Long.remainderUnsigned(draw, 100) >= STICKER_PERCENT) {
        break;
      }
      stuck.add("Sticker | " + names.get((int) Long.remainderUnsigned(draw >>> 8, names.size())));
    }
    return List.copyOf(stuck);
  }

  /// Name of the charm on it, if it has one.
  public static Optional<String> charm(int wear, int paintSeed) {
    long draw = Mix.of(wear, paintSeed, 3);
    if (wear < 0 || Long.remainderUnsigned(draw, 100) >= CHARM_PERCENT) {
      return Optional.empty();
    }
    List<String> names = WORDS.words(Kind.STICKER);
    return Optional.of(
        "Charm | " + names.get((int) Long.remainderUnsigned(draw >>> 8, names.size())));
  }

  /// Share of the fade in tenths of a percent, 800 to 1000; empty for other finishes.
  public static Optional<Integer> fade(String title, int wear, int paintSeed) {
    return wear >= 0 && title.contains("| Fade")
        ? Optional.of(800 + (int) Long.remainderUnsigned(Mix.of(paintSeed, 4), 201))
        : Optional.empty();
  }

  /// Collection of the finish; empty if the title does not tell.
  public static String collection(String title) {
    for (Kind kind : List.of(Kind.FINISH, Kind.SOUVENIR)) {
      for (Vocabulary.Line line : WORDS.of(kind)) {
        if (line.words().stream().anyMatch(finish -> title.contains("| " + finish + " ("))) {
          return line.meaning();
        }
      }
    }
    return "";
  }
}
