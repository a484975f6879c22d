package io.floatwise.dmarket.request;

/// States of a closed trade that can be asked for.
public enum TradeState {
  SUCCESSFUL("successful"),
  REVERTED("reverted"),
  TRADE_PROTECTED("trade_protected");

  private final String word;

  TradeState(String word) {
    this.word = word;
  }

  /// As the venue spells it.
  public String word() {
    return word;
  }
}
