package io.floatwise.core.operator;

import io.floatwise.core.error.InputException;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.money.Currency;
import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.trade.LotId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// [Command.AdoptMoney] as a person writes it, `money +100.00 USD` or `money -1.24 USD for L18`,
/// and what is said while the books differ. The amount always has its sign: a deposit must not be
/// taken for a withdrawal.
public final class MoneyText {

  static final String EXAMPLE = "money +100.00 USD";

  /// Lots that are offered as what money was paid for.
  private static final int LOTS = 3;

  private static final Pattern MONEY =
      Pattern.compile(
          "([+-][0-9]{1,7}(?:\\.[0-9]{1,2})?) USD(?:\\s+for\\s+L([1-9][0-9]{0,17}))?",
          Pattern.CASE_INSENSITIVE);

  private MoneyText() {}

  /// The command as [CommandText] reads it.
  public static String text(Command.AdoptMoney command) {
    return "money " + signed(command.amount()) + command.lot().map(lot -> " for " + lot).orElse("");
  }

  /// An amount with its sign, also where it is positive.
  public static String signed(Money amount) {
    return amount.isNegative() ? amount.toString() : "+" + amount;
  }

  /// What a person is told while the books differ, with the words that end it if it was his doing.
  public static String sentence(Fact.BooksDiffer differ) {
    return "buying stopped: the books say %s, the venue says %s; if you moved the money, say: %s"
        .formatted(
            differ.expected(),
            differ.observed(),
            text(new Command.AdoptMoney(differ.amount(), Optional.empty())));
  }

  /// What a person can say to that: that he moved the money, or paid one of the items that came by
  /// hand with it, the latest first.
  static List<Command.AdoptMoney> answers(Fact.BooksDiffer differ, Portfolio books) {
    var answers = new ArrayList<Command.AdoptMoney>();
    answers.add(new Command.AdoptMoney(differ.amount(), Optional.empty()));
    if (differ.amount().isNegative()) {
      books.openLots().stream()
          .filter(Lot::canBePriced)
          .map(Lot::id)
          .sorted(Comparator.reverseOrder())
          .limit(LOTS)
          .forEach(lot -> answers.add(new Command.AdoptMoney(differ.amount(), Optional.of(lot))));
    }
    return answers;
  }

  /// @throws InputException if it is no such command
  static Command parse(String text) {
    Matcher money = MONEY.matcher(text);
    if (!money.matches()) {
      throw new InputException(
          "money: expected an amount with its sign such as +100.00 USD, or -1.24 USD for L18,"
              + " found '%s'".formatted(text));
    }
    return new Command.AdoptMoney(
        Money.ofDecimal(money.group(1), Currency.USD),
        Optional.ofNullable(money.group(2)).map(lot -> new LotId(Long.parseLong(lot))));
  }
}
