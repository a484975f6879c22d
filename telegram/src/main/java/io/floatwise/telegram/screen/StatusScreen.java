package io.floatwise.telegram.screen;

import io.floatwise.core.money.Money;
import io.floatwise.core.operator.Status;
import io.floatwise.core.operator.Status.CashLine;
import io.floatwise.core.operator.Status.LotLine;
import io.floatwise.core.operator.Status.MarketLine;
import io.floatwise.core.trade.Activity;
import io.floatwise.telegram.screen.View.Button;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The home of the bot: mode, state, money, lots.
final class StatusScreen {

  private static final int LOTS = 5;
  private static final int CASH_LINES = 8;
  private static final int REASONS = 3;

  private StatusScreen() {}

  static View open(Visit visit) {
    return draw(visit.operator().status(), visit.messages(), Html.EMPTY, "");
  }

  /// The status under a line of news.
  static View draw(Status status, Messages m, Html news, String toast) {
    Html text = news;
    if (!news.equals(Html.EMPTY)) {
      text = text.plusLine(Html.EMPTY);
    }
    text =
        text.plusLine(Header.of(status, m))
            .plusLine(Html.EMPTY)
            .plusLine(state(status, m))
            .plusLine(Html.EMPTY)
            .plusLine(cash(status, m))
            .plusLine(Html.EMPTY)
            .plusLine(totals(status.totals(), m))
            .plusLine(Html.EMPTY)
            .plusLine(lots(status, m))
            .plusLine(Html.EMPTY)
            .plus(markets(status, m))
            .plusLine(m.html("status.at", m.time(status.at()), status.seq()));
    return new View(text, buttons(status, m), toast);
  }

  static String names(Collection<Activity> activities, Messages m) {
    return activities.stream()
        .map(activity -> m.plain("activity." + activity.name()))
        .collect(Collectors.joining(", "));
  }

  private static List<List<Button>> buttons(Status status, Messages m) {
    Button refresh = new Button(m.plain("button.refresh"), Link.to("status"));
    Button why = new Button(m.plain("button.why"), Link.to("why"));
    Button pause = new Button(m.plain("button.pause"), Link.to("pause"));
    Button resume = new Button(m.plain("button.resume"), Link.to("resume"));
    boolean everything = status.paused().size() == Activity.values().length;
    List<Button> control = new ArrayList<>();
    if (!everything) {
      control.add(pause);
    }
    if (!status.paused().isEmpty()) {
      control.add(resume);
    }
    control.add(new Button(m.plain("button.panic"), Link.to("panic")));
    int waiting = status.safety().approvals().size();
    var rows = new ArrayList<List<Button>>();
    rows.add(List.of(refresh, why));
    rows.add(control);
    status
        .safety()
        .difference()
        .ifPresent(_ -> rows.add(List.of(new Button(m.plain("button.money"), Link.to("money")))));
    rows.add(
        List.of(
            new Button(m.plain("button.approvals", waiting), Link.to("approvals")),
            new Button(m.plain("button.orders"), Link.to("orders")),
            new Button(m.plain("button.limits"), Link.to("limits"))));
    rows.add(
        List.of(
            new Button(m.plain("button.portfolio"), Link.to("portfolio")),
            new Button(m.plain("button.scan"), Link.to("scan")),
            new Button(m.plain("button.help"), Link.to("help"))));
    return rows;
  }

  private static Html state(Status status, Messages m) {
    Html text =
        status.paused().isEmpty()
            ? m.html("status.running")
            : m.html("status.paused", names(status.paused(), m));
    for (String reason : status.pauseReasons().stream().limit(REASONS).toList()) {
      text = text.plusLine(m.html("line", Html.clipped(reason, 160)));
    }
    return text;
  }

  private static Html cash(Status status, Messages m) {
    Html text = m.html("status.balances");
    if (status.cash().isEmpty()) {
      return text.plusLine(m.html("status.balances.none"));
    }
    int width =
        status.cash().stream().mapToInt(l -> l.amount().toString().length()).max().orElse(0);
    for (CashLine line : status.cash().stream().limit(CASH_LINES).toList()) {
      Html when =
          line.usableFrom().map(at -> m.html("status.balance.from", m.time(at))).orElse(Html.EMPTY);
      text =
          text.plusLine(
              Amounts.column(line.amount().toString(), width)
                  .plus(
                      m.html(
                          "status.balance",
                          Html.clipped(line.label(), 40),
                          Html.clipped(line.purpose(), 60),
                          when)));
    }
    return text.plus(more(status.cash().size(), CASH_LINES, m));
  }

  private static Html totals(Status.Totals totals, Messages m) {
    if (totals.purchases() == 0 && totals.sales() == 0) {
      return m.html("status.totals").plusLine(m.html("status.totals.none"));
    }
    Money realised = totals.realisedProfit();
    Money atRisk = totals.atRiskProfit();
    int width =
        Math.max(
            Amounts.signed(realised).length(),
            Math.max(Amounts.signed(atRisk).length(), totals.fees().toString().length()));
    return m.html("status.totals")
        .plusLine(Amounts.column(Amounts.signed(realised), width).plus(m.html("status.realised")))
        .plusLine(Amounts.column(Amounts.signed(atRisk), width).plus(m.html("status.atRisk")))
        .plusLine(Amounts.column(totals.fees().toString(), width).plus(m.html("status.fees")))
        .plusLine(m.html("status.counts", totals.purchases(), totals.sales()));
  }

  private static Html markets(Status status, Messages m) {
    if (status.markets().isEmpty()) {
      return Html.EMPTY;
    }
    Html text = m.html("status.markets");
    for (MarketLine line : status.markets()) {
      Html swing =
          line.volatility().isPresent()
              ? m.html("status.market.swing", percent(line.volatility().getAsDouble()))
              : Html.EMPTY;
      text =
          text.plusLine(
              m.html(
                  "status.market",
                  line.game(),
                  m.plain("regime." + line.regime().name()),
                  signed(line.index() - 1),
                  line.lostInADay().toString(),
                  swing));
    }
    return text.plusLine(Html.EMPTY).plusLine(Html.EMPTY);
  }

  private static String signed(double share) {
    return String.format(Locale.ROOT, "%+.1f %%", 100 * share);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static Html lots(Status status, Messages m) {
    Html text = m.html("status.lots", status.lots().size());
    if (status.lots().isEmpty()) {
      return text.plusLine(m.html("status.lots.none"));
    }
    for (LotLine lot : status.lots().stream().limit(LOTS).toList()) {
      text = text.plusLine(lot(lot, m));
    }
    return text.plus(more(status.lots().size(), LOTS, m));
  }

  private static Html lot(LotLine lot, Messages m) {
    String words =
        lot.detail().startsWith(lot.state()) ? lot.detail() : lot.state() + ", " + lot.detail();
    Html until = lot.finalAt().map(at -> m.html("status.lot.final", m.time(at))).orElse(Html.EMPTY);
    String known = until.equals(Html.EMPTY) ? words : words.split(", can be reverted", 2)[0];
    Html profit =
        lot.profit()
            .map(money -> m.html("status.lot.profit", Amounts.signed(money)))
            .orElse(Html.EMPTY);
    return m.html(
        "status.lot", Html.clipped(lot.title(), 60), Html.clipped(known, 100), until, profit);
  }

  private static Html more(int all, int shown, Messages m) {
    return all > shown ? new Html("\n").plus(m.html("more", all - shown)) : Html.EMPTY;
  }
}
