package io.floatwise.app.report;

import io.floatwise.store.trades.AccountRow;
import java.math.BigDecimal;
import java.util.List;

/// Accounts as a table for a terminal: two lines each, so that no figure is cut.
public final class AccountsText {

  private static final String ROW = "%8s %6s %6s %10s %10s %10s %6s";

  private final Page page;

  private AccountsText(Page page) {
    this.page = page;
  }

  /// @param accounts by name
  /// @param mode name of the journals
  /// @param page on which it is written
  public static String of(List<AccountRow> accounts, String mode, Page page) {
    new AccountsText(page).write(accounts, mode);
    return page.toString();
  }

  private void write(List<AccountRow> accounts, String mode) {
    line("Accounts, mode %s", mode);
    line("");
    line("account, last entry, last sale");
    line(ROW, "bought", "open", "sold", "invested", "realised", "at risk", "won");
    accounts.forEach(this::account);
  }

  private void account(AccountRow row) {
    line(
        "%s, entry %d of %s%s",
        Plain.text(row.account()),
        row.seq(),
        Times.minute(row.at()),
        row.last()
            .map(last -> ", %s %s".formatted(Times.minute(last.at()), Plain.text(last.title())))
            .orElse(""));
    String won =
        row.winRate().isPresent()
            ? BigDecimal.valueOf(row.winRate().getAsLong(), 2).toPlainString() + "%"
            : "-";
    line(
        ROW,
        row.acquired(),
        row.open(),
        row.sold(),
        row.invested().toDecimal(),
        row.realised().toDecimal(),
        row.atRisk().toDecimal(),
        won);
  }

  /// Every format is a constant of this class.
  @SuppressWarnings("AnnotateFormatMethod")
  private void line(String format, Object... values) {
    page.line(format.formatted(values));
  }
}
