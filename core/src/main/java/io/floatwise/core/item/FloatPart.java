package io.floatwise.core.item;

import java.util.Locale;
import java.util.Optional;

/// DMarket's named ranges of the float; the lower bound belongs to the part, the upper one to the
/// next, except that the last part includes 1. The names are documented, the bounds were observed:
/// where the marketplace states the part of an asset, that counts.
public enum FloatPart {
  FN_0(0, 1),
  FN_1(1, 2),
  FN_2(2, 3),
  FN_3(3, 4),
  FN_4(4, 5),
  FN_5(5, 6),
  FN_6(6, 7),
  MW_0(7, 8),
  MW_1(8, 9),
  MW_2(9, 10),
  MW_3(10, 11),
  MW_4(11, 15),
  FT_0(15, 18),
  FT_1(18, 21),
  FT_2(21, 24),
  FT_3(24, 27),
  FT_4(27, 38),
  WW_0(38, 39),
  WW_1(39, 40),
  WW_2(40, 41),
  WW_3(41, 42),
  WW_4(42, 45),
  BS_0(45, 50),
  BS_1(50, 63),
  BS_2(63, 76),
  BS_3(76, 80),
  BS_4(80, 100);

  private static final int HUNDREDTH = 10_000_000;

  private final Wear from;
  private final Wear to;

  FloatPart(int fromHundredths, int toHundredths) {
    from = new Wear(fromHundredths * HUNDREDTH);
    to = new Wear(toHundredths * HUNDREDTH);
  }

  /// Reads `FT-4`, `ft-4` or `FT_4`.
  public static Optional<FloatPart> parse(String word) {
    String name = word.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    for (FloatPart part : values()) {
      if (part.name().equals(name)) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  /// Least float of the part, inclusive.
  public Wear from() {
    return from;
  }

  /// Where the next part begins.
  public Wear to() {
    return to;
  }

  public boolean contains(Wear wear) {
    return wear.compareTo(from) >= 0
        && (wear.compareTo(to) < 0 || (this == BS_4 && wear.equals(to)));
  }

  /// As [Trait#FLOAT_PART] spells it: `ft-4`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
