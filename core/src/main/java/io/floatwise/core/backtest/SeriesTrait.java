package io.floatwise.core.backtest;

/// What is counted of the series of a tape.
public enum SeriesTrait {
  BAR("bars of price and volume"),
  TOP("best offers and targets"),
  PRICE("prices of an unknown kind, which only value what is held"),
  SILENT("bars in which nothing was sold, not traded on"),
  FROZEN("bars that say the same as the nine before them, not traded on"),
  OUTLIER("bars over ten times or under a tenth of the five before them, not traded on"),
  LATE("bars that follow only after three times their span or more"),
  FOREIGN("points in a currency that nothing is traded in, left out"),
  OTHER_MARKET("points of a second market of their title, left out"),
  BEYOND("points of titles beyond those asked for, left out"),
  UNSHOWN("units sold that are not shown as sales, because their bars hold too many");

  private final String text;

  SeriesTrait(String text) {
    this.text = text;
  }

  /// For people, after a number.
  public String text() {
    return text;
  }
}
