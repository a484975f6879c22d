package io.floatwise.core.bars;

import io.floatwise.core.risk.Limit;

/// What came of a wish to trade, as the journal says it.
public enum Answer {
  BOUGHT(0, "bought"),
  SOLD(1, "sold"),
  /// Not even one unit can be paid without touching the reserve.
  NO_CASH(2, "cash"),
  PER_TRADE(3, Limit.PER_TRADE.name()),
  PER_DAY(4, Limit.PER_DAY.name()),
  IN_TITLE(5, Limit.IN_TITLE.name()),
  LOTS(6, Limit.LOTS_PER_TITLE.name()),
  /// The share of the volume of that bar is less than one unit.
  VOLUME(7, "volume"),
  /// Nothing that is held may be sold yet.
  LOCKED(8, "locked");

  private static final Answer[] BY_CODE = new Answer[values().length];

  static {
    for (Answer answer : values()) {
      BY_CODE[answer.code] = answer;
    }
  }

  private final byte code;
  private final String text;

  Answer(int code, String text) {
    this.code = (byte) code;
    this.text = text;
  }

  static Answer of(byte code) {
    return BY_CODE[code];
  }

  /// As columns hold it.
  byte code() {
    return code;
  }

  /// Whether units changed hands.
  public boolean isTrade() {
    return this == BOUGHT || this == SOLD;
  }

  /// For people: `bought`, or what was against it.
  @Override
  public String toString() {
    return text;
  }
}
