package io.floatwise.app.report;

import io.floatwise.core.money.Money;
import io.floatwise.store.trades.TradePage;
import io.floatwise.store.trades.TradeRow;
import java.time.Instant;
import java.util.Optional;

/// Trades as a table for a terminal: two lines each, so that no figure is cut.
public final class TradesText {

  private static final String HEAD = "%-8s %-9s %-16s %s";
  private static final String ROW = "%8s %9s %9s %9s  %s";
  private static final String UNKNOWN = "-";

  private final Page page;
  private final boolean many;

  private TradesText(Page page, boolean many) {
    this.page = page;
    this.many = many;
  }

  /// @param mode name of the journals
  /// @param page on which it is written
  public static String of(TradePage trades, String mode, Page page) {
    new TradesText(page, trades.asOf().size() > 1).write(trades, mode);
    return page.toString();
  }

  private void write(TradePage trades, String mode) {
    Instant latest =
        trades.asOf().stream()
            .map(TradePage.AsOf::at)
            .max(Instant::compareTo)
            .orElse(Instant.EPOCH);
    if (many) {
      line(
          "Trades, mode %s, %d accounts, as of %s (the last entry)",
          mode, trades.asOf().size(), latest);
    } else {
      trades
          .asOf()
          .forEach(one ->
              line("Trades, mode %s, as of %s (entry %d, the last)", mode, one.at(), one.seq()));
    }
    if (trades.rows().isEmpty()) {
      line("None.");
      return;
    }
    line("");
    line(HEAD, "lot", "state", "bought", "title");
    line(ROW, "", "cost", "net", "profit", many ? "sold or asked; account" : "sold or asked");
    trades.rows().forEach(this::trade);
    trades.next().ifPresent(mark -> line("There are more: the next page is --after '%s'", mark));
  }

  private void trade(TradeRow row) {
    line(
        HEAD,
        "L" + row.lot(),
        row.state(),
        Times.minute(row.acquiredAt()),
        Plain.text(row.title()));
    String account = many ? "  " + Plain.text(row.account()) : "";
    line(
        ROW,
        "",
        words(row.cost()),
        words(row.sale().map(TradeRow.Sold::net)),
        words(row.sale().flatMap(TradeRow.Sold::profit)),
        row.sale()
                .map(sale -> Times.minute(sale.at()))
                .or(() -> row.ask().map(ask -> "asked " + ask.toDecimal()))
                .orElse(UNKNOWN)
            + account);
  }

  private static String words(Optional<Money> amount) {
    return amount.map(Money::toDecimal).orElse(UNKNOWN);
  }

  /// Every format is a constant of this class.
  @SuppressWarnings("AnnotateFormatMethod")
  private void line(String format, Object... values) {
    page.line(format.formatted(values));
  }
}
