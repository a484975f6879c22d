package io.floatwise.sandbox.wire;

import io.floatwise.core.item.Wear;
import java.util.Optional;

/// DMarket's named ranges of the float; the lower bound belongs to the part, the upper to the next.
public enum FloatPart {
  FN_0(0),
  FN_1(1),
  FN_2(2),
  FN_3(3),
  FN_4(4),
  FN_5(5),
  FN_6(6),
  MW_0(7),
  MW_1(8),
  MW_2(9),
  MW_3(10),
  MW_4(11),
  FT_0(15),
  FT_1(18),
  FT_2(21),
  FT_3(24),
  FT_4(27),
  WW_0(38),
  WW_1(39),
  WW_2(40),
  WW_3(41),
  WW_4(42),
  BS_0(45),
  BS_1(50),
  BS_2(63),
  BS_3(76),
  BS_4(80);

  private final int fromHundredths;

  FloatPart(int fromHundredths) {
    this.fromHundredths = fromHundredths;
  }

  public static FloatPart of(Wear wear) {
    FloatPart found = FN_0;
    for (FloatPart part : values()) {
      if (wear.billionths() >= part.fromHundredths * 10_000_000) {
        found = part;
      }
    }
    return found;
  }

  /// Reads the form of filters and targets, for example `FT-4`.
  public static Optional<FloatPart> parse(String word) {
    for (FloatPart part : values()) {
      if (part.word().equals(word)) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  /// Least float of the part, inclusive.
  public Wear from() {
    return new Wear(fromHundredths * 10_000_000);
  }

  /// Where the next part begins; exclusive, except that the last part includes 1.
  public Wear to() {
    FloatPart[] all = values();
    return ordinal() + 1 < all.length ? all[ordinal() + 1].from() : new Wear(1_000_000_000);
  }

  /// As filters and targets spell it: `FT-4`.
  public String word() {
    return name().replace('_', '-');
  }

  /// As answers spell it: `FLOAT_PART_FT_4`.
  public String wireName() {
    return "FLOAT_PART_" + name();
  }
}
