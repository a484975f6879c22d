package io.floatwise.telegram.screen;

import io.floatwise.core.analysis.ItemReport;
import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Failure;
import io.floatwise.core.market.Quote;
import io.floatwise.core.money.Money;
import io.floatwise.core.operator.Status;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.scan.GameReading;
import io.floatwise.core.scan.Opportunity;
import io.floatwise.core.scan.ScanOrder;
import io.floatwise.core.scan.ScanReport;
import io.floatwise.telegram.screen.View.Button;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the market has now: a scan, or one title closely.
final class MarketScreen {

  /// A close look costs three calls of the venue's budget, which trading needs too.
  private static final int TITLES = 10;

  private static final int FOUND = 5;
  private static final int REFUSALS = 5;

  private MarketScreen() {}

  static View scan(Visit visit) {
    Messages m = visit.messages();
    String wishes = visit.guest().settings().scan(visit.argument());
    var order = ScanOrder.parse(wishes, visit.operator().games(), TITLES, FOUND);
    ScanReport report;
    try {
      report = visit.operator().scan(order);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return StatusScreen.draw(visit.operator().status(), m, m.html("scan.stopped"), "");
    }
    Html text = Header.of(visit.operator().status(), m).plusLine(Html.EMPTY);
    for (GameReading reading : report.readings()) {
      text =
          text.plusLine(
              m.html(
                  "scan.game",
                  reading.game().label(),
                  reading.quoted(),
                  reading.snapshots().size()));
      for (Failure failure : reading.failures().stream().distinct().limit(2).toList()) {
        text =
            text.plusLine(
                m.html("line", Html.clipped(failure.errorCode().after(failure.detail()), 160)));
      }
    }
    text = text.plusLine(Html.EMPTY);
    if (report.isMostlyUnread()) {
      text =
          text.plusLine(
              m.html(
                  "scan.unread",
                  report.result().unjudged(),
                  report.result().offers(),
                  report.failures()));
    } else if (report.result().ranked().isEmpty()) {
      text = text.plusLine(m.html("scan.none"));
    }
    for (Opportunity found : report.result().ranked()) {
      text = text.plusLine(found(found, m));
    }
    text = text.plusLine(Html.EMPTY).plusLine(m.html("scan.refused", report.result().offers()));
    for (var refused :
        report.result().byCondition().entrySet().stream()
            .sorted((a, b) -> b.getValue() - a.getValue())
            .limit(REFUSALS)
            .toList()) {
      text = text.plusLine(m.html("line", refused.getKey() + ": " + refused.getValue()));
    }
    return new View(text, buttons(m, Link.to("scan")), "");
  }

  /// Looks for the name in the games that are traded.
  static View item(Visit visit) {
    Messages m = visit.messages();
    String name = visit.argument().strip();
    if (name.isEmpty()) {
      Html news = m.wrong("item.which");
      return StatusScreen.draw(visit.operator().status(), m, news, "");
    }
    ItemReport report = read(visit, name);
    Status status = visit.operator().status();
    Quote quote = report.analysis().snapshot().quote();
    Html text =
        Header.of(status, m)
            .plusLine(Html.EMPTY)
            .plusLine(m.html("item.title", Html.clipped(quote.title().name(), 80)))
            .plusLine(
                m.html(
                    "item.book",
                    money(quote.bestOffer()),
                    quote.offerCount(),
                    money(quote.bestTarget()),
                    quote.targetCount()))
            .plusLine(value(report.valuation(), m));
    for (var sales : report.analysis().summaries()) {
      text =
          text.plusLine(
              m.html(
                  "item.sales",
                  sales.kind().name().toLowerCase(Locale.ROOT),
                  sales.window().toDays(),
                  sales.count()));
    }
    Duration age = quote.age(report.now());
    return new View(
        text.plusLine(m.html("item.age", age.toSeconds())), buttons(m, Link.to("scan")), "");
  }

  private static ItemReport read(Visit visit, String name) {
    InputException unknown =
        new InputException("expected a game that is traded, found none; nothing was read");
    for (Game game : visit.operator().games().stream().sorted().toList()) {
      try {
        return visit.operator().item(new Title(game, name));
      } catch (InputException e) {
        unknown = e;
      }
    }
    throw unknown;
  }

  private static Html value(Optional<Valuation> valuation, Messages m) {
    return valuation
        .map(v ->
            m.html(
                "item.value",
                v.fair().value(),
                v.fair().low(),
                v.fair().high(),
                v.fair().sampleSize(),
                v.fees().net(v.fair().value())))
        .orElseGet(() -> m.html("item.value.none"));
  }

  private static Html found(Opportunity found, Messages m) {
    Html text =
        m.html(
            "scan.found",
            Html.clipped(found.offer().item().title().name(), 60),
            found.offer().price(),
            found.listing().price(),
            found.listing().expectedValue(),
            found.lowerGain(),
            found.level().name().toLowerCase(Locale.ROOT));
    return found
        .anomaly()
        .map(reason -> text.plusLine(m.html("scan.odd", Html.clipped(reason, 160))))
        .orElse(text);
  }

  private static String money(Optional<Money> money) {
    return money.map(Money::toString).orElse("-");
  }

  private static List<List<Button>> buttons(Messages m, Link again) {
    return List.of(
        List.of(
            new Button(m.plain("button.scan"), again),
            new Button(m.plain("button.back"), Link.to("status"))));
  }
}
