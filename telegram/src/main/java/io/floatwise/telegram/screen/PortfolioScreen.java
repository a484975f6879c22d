package io.floatwise.telegram.screen;

import io.floatwise.core.money.Money;
import io.floatwise.core.report.Allocation;
import io.floatwise.core.report.Overview;
import io.floatwise.core.report.Spendable;
import io.floatwise.core.report.Unrealised;
import io.floatwise.telegram.screen.View.Button;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;

/// What we have, when it can be spent, and what came of it.
final class PortfolioScreen {

  private static final int LARGEST = 5;

  private PortfolioScreen() {}

  static View open(Visit visit) {
    Messages m = visit.messages();
    Overview overview = visit.operator().portfolio();
    Html text =
        Header.of(visit.operator().status(), m)
            .plusLine(Html.EMPTY)
            .plusLine(m.html("portfolio.equity", overview.equity()));
    text = overview.spendable().isPresent() ? spendable(overview.spendable().get(), text, m) : text;
    text =
        text.plusLine(Html.EMPTY)
            .plusLine(
                m.html(
                    "portfolio.profit",
                    signed(overview.total().realised()),
                    signed(overview.total().atRisk()),
                    overview.total().fees()));
    for (Unrealised.Line line : overview.unrealised().lines()) {
      text = text.plusLine(m.html("portfolio.unrealised", signed(line.profit()), line.lots()));
    }
    if (overview.unrealised().unmarked() > 0) {
      text =
          text.plusLine(
              m.html(
                  "portfolio.unmarked",
                  overview.unrealised().unmarked(),
                  overview.unrealised().unmarkedCost()));
    }
    text =
        text.plusLine(
            m.html(
                "portfolio.drawdown",
                overview.drawdown().present(),
                overview.drawdown().deepest()));
    if (!overview.byTitle().isEmpty()) {
      text = text.plusLine(Html.EMPTY).plusLine(m.html("portfolio.largest"));
    }
    for (Allocation part : overview.byTitle().stream().limit(LARGEST).toList()) {
      text =
          text.plusLine(
              m.html(
                  "portfolio.part",
                  Html.clipped(part.name(), 60),
                  part.cost(),
                  percent(part.share())));
    }
    return new View(
        text,
        List.of(
            List.of(
                new Button(m.plain("button.refresh"), Link.to("portfolio")),
                new Button(m.plain("button.back"), Link.to("status")))),
        "");
  }

  private static Html spendable(Spendable spendable, Html before, Messages m) {
    Html text = before.plusLine(m.html("portfolio.free", spendable.free(), spendable.reserved()));
    for (Spendable.Line line : spendable.lines()) {
      text =
          text.plusLine(
              m.html("portfolio.usable", line.bucket().label(), line.usable(), line.inItems()));
    }
    return text;
  }

  private static String signed(Money money) {
    return Amounts.signed(money);
  }

  private static String percent(OptionalLong basisPoints) {
    return basisPoints.isPresent()
        ? BigDecimal.valueOf(basisPoints.getAsLong(), 2).toPlainString() + " %"
        : "-";
  }
}
