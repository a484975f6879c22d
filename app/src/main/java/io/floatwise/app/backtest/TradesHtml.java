package io.floatwise.app.backtest;

import io.floatwise.core.backtest.BacktestResult;
import io.floatwise.core.backtest.PriceTrack;
import io.floatwise.core.backtest.RunReport;
import io.floatwise.core.backtest.Turnover;
import io.floatwise.core.item.Title;
import io.floatwise.core.money.Money;
import io.floatwise.core.pricing.FillTrial;
import io.floatwise.core.pricing.Reliability;
import io.floatwise.core.report.Distribution;
import io.floatwise.core.report.RoundTrip;
import io.floatwise.core.report.Sale;
import io.floatwise.core.report.TradeLog;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/// The trades: on price charts, how their figures are spread, how much was turned over, how often
/// orders were filled as forecast, and one by one.
final class TradesHtml {

  /// Of more trades the newest are listed.
  static final int MOST_TRADES = 1000;

  /// Bars of fewer sales show nothing that the sales themselves do not.
  private static final int LEAST_FOR_BARS = 5;

  private static final int FEW = 30;
  private static final double PERCENT = 100;
  private static final int DAY_HOURS = 24;

  private static final String KEY =
      """
      <p class="key"><span><i class="offer thin"></i>best offer</span>\
      <span><i class="target thin"></i>best target</span>\
      <span><i class="sold"></i>recorded sales</span><span><i class="asked thin"></i>our offer</span>\
      <span><i class="up bought"></i>bought</span><span><i class="down won"></i>sold</span>\
      <span><i class="down lost"></i>sold at a loss</span><span><b class="cross">×</b> sale taken back</span></p>\
      """;

  private final Html html;
  private final RunReport report;

  TradesHtml(Html html, RunReport report) {
    this.html = html;
    this.report = report;
  }

  void charts(Map<Title, PriceTrack> prices, BacktestResult.Span span) {
    if (prices.isEmpty()) {
      return;
    }
    long titles = report.trips().stream().map(trip -> trip.lot().title()).distinct().count();
    html.heading(2, "Trades on price charts, USD")
        .paragraph(
            prices.size() < titles
                ? "The %d of %,d titles with the largest results, gains or losses."
                    .formatted(prices.size(), titles)
                : "Every title that was traded, the largest results first.")
        .raw(KEY)
        .raw("<div class=\"charts\">");
    prices.forEach((title, track) -> {
      List<RoundTrip> trips =
          report.trips().stream().filter(trip -> trip.lot().title().equals(title)).toList();
      long sold = trips.stream().filter(trip -> trip.standing().isPresent()).count();
      Money result =
          trips.stream().flatMap(t -> t.profit().stream()).reduce(Money.ZERO_USD, Money::plus);
      html.raw("<div>")
          .heading(3, title.name())
          .raw(PriceChart.of(title.name(), track, trips, span))
          .paragraph(
              "%s; %,d bought, %,d sold, profit %s; %,d recorded sales"
                  .formatted(
                      title.game().label(), trips.size(), sold, result.toDecimal(), track.sales()))
          .raw("</div>");
    });
    html.raw("</div>")
        .note(
            "Market time is UTC. The time of the run is cut into %d equal parts; of each the last best"
                    .formatted(PriceTrack.PARTS)
                + " offer (line) with the lowest and the highest (shade), the last best target, and"
                + " the lowest and the highest recorded sale are drawn. Prices far from ours stand at"
                + " the edge. Of more than %d lots of a title the newest are drawn."
                    .formatted(PriceChart.MOST_LOTS));
  }

  void distribution() {
    Distribution.Trades trades = report.trades();
    if (trades.profits().isEmpty()) {
      return;
    }
    int sales = trades.profits().get().count();
    html.heading(2, "How trades are spread")
        .paragraph(
            "Sales that stand: %,d. Gains: %,d (%s), %s together. Losses: %,d, %s together. Profit"
                    .formatted(
                        sales,
                        trades.wins(),
                        percent(trades.winRate()),
                        trades.won(),
                        trades.losses(),
                        trades.lost())
                + " factor: "
                + (trades.profitFactor().isPresent()
                    ? "%.2f.".formatted(trades.profitFactor().getAsLong() / 10_000.0)
                    : "not known without a loss."))
        .raw("<div class=\"charts\">");
    if (sales >= LEAST_FOR_BARS) {
      bars("Profit of a trade", trades.profits(), TradesHtml::cents, "USD", true);
      bars("Return on cost", trades.returns(), TradesHtml::hundredths, "% of cost", true);
      bars("Holding time", trades.holdings(), TradesHtml::hours, "from purchase to sale", false);
    }
    html.raw("<div>").table("", "least", "25 %", "median", "75 %", "most");
    spread("profit, USD", trades.profits(), TradesHtml::cents);
    spread("return on cost, %", trades.returns(), TradesHtml::hundredths);
    spread("holding time", trades.holdings(), TradesHtml::hours);
    html.endTable()
        .note("A quarter of the trades lie at or below 25 %, three quarters at or below 75 %.");
    if (sales < FEW) {
      html.note("Fewer than some thirty sales say little about what comes next.");
    }
    html.raw("</div></div>");
  }

  private void bars(
      String name,
      Optional<Distribution> values,
      LongFunction<String> words,
      String unit,
      boolean signed) {
    values.ifPresent(each ->
        html.raw("<div>")
            .heading(3, name)
            .raw(BarChart.of(each.histogram(), words, unit, signed))
            .raw("</div>"));
  }

  private void spread(String name, Optional<Distribution> values, LongFunction<String> words) {
    values.ifPresent(each ->
        html.row(
            name,
            words.apply(each.least()),
            words.apply(each.lower()),
            words.apply(each.median()),
            words.apply(each.upper()),
            words.apply(each.most())));
  }

  void turnover() {
    if (report.trips().isEmpty() || report.turnover().isEmpty()) {
      return;
    }
    Turnover turnover = report.turnover().get();
    html.heading(2, "Turnover").table("", "", "");
    html.worded(false, "bought, USD", turnover.bought().toDecimal(), "purchases that stood");
    html.worded(false, "proceeds, USD", turnover.proceeds().toDecimal(), "of sales, after fees");
    html.worded(
        false,
        "mean equity, USD",
        turnover.equity().toDecimal(),
        "ends of %,d days, items at cost".formatted(turnover.days()));
    share("free", turnover.usable(), turnover);
    share("locked proceeds", turnover.locked(), turnover);
    share("in items, at cost", turnover.items(), turnover);
    html.worded(
        false, "turned over", times(turnover.turns()), "bought by mean equity, in the whole time");
    html.worded(false, "in 30 days", times(turnover.turnsByMonth()), "the same rate");
    html.endTable();
  }

  private void share(String name, Money mean, Turnover turnover) {
    html.worded(
        false,
        name,
        mean.toDecimal(),
        String.format(
            Locale.ROOT,
            "%.1f %% of mean equity",
            PERCENT * mean.minor() / turnover.equity().minor()));
  }

  void fills() {
    if (report.offerFills().isEmpty() && report.targetFills().isEmpty()) {
      return;
    }
    html.heading(2, "Fills, forecast and seen")
        .paragraph(
            "Each order of ours came with a forecast when it would be filled. Compared after 1, 3, 7"
                + " and 14 days with what had happened by then; an order that was taken down, given"
                + " another price or still stood at the end before that counts no further, so the"
                + " shares seen are too high rather than too low.");
    fills("Our offers", report.offerFills());
    fills("Our targets", report.targetFills());
  }

  private void fills(String name, List<FillTrial> trials) {
    if (trials.isEmpty()) {
      return;
    }
    Reliability seen = Reliability.of(trials);
    long filled = trials.stream().filter(FillTrial::filled).count();
    html.heading(3, name)
        .paragraph("%,d orders, %,d of them filled.".formatted(trials.size(), filled));
    if (seen.compared() == 0) {
      html.paragraph("None of them stood long enough to be compared.");
      return;
    }
    html.raw("<div class=\"charts\"><div>").raw(FillChart.of(seen)).raw("</div><div>");
    html.table("forecast", "compared", "mean", "filled", "95 % interval");
    for (Reliability.Bin bin : seen.bins()) {
      html.row(
          "%.0f to %.0f %%".formatted(PERCENT * bin.from(), PERCENT * bin.from() + 10),
          "%,d".formatted(bin.count()),
          share(bin.forecast()),
          share(bin.seen()),
          "%.0f to %.0f %%".formatted(PERCENT * bin.low(), PERCENT * bin.high()));
    }
    html.endTable()
        .note(
            "Brier score %.3f (0 is perfect, 0.25 is a coin); %s of the times to a fill lay in their"
                    .formatted(seen.brier(), share(seen.coverage()))
                + " 90 %% interval. At most the newest %,d orders count."
                    .formatted(TradeLog.MOST_FORECASTS))
        .raw("</div></div>");
  }

  void list() {
    List<RoundTrip> trips = report.trips();
    html.heading(2, "Trades, UTC and USD");
    if (trips.isEmpty()) {
      html.paragraph("Nothing was bought, so there is nothing to show. Why not, is told below.");
      return;
    }
    html.table(
        "item",
        "bought",
        "cost",
        "planned",
        "asked last",
        "sold",
        "price",
        "fee",
        "profit",
        "held",
        "strategy, outcome");
    for (RoundTrip trip : trips.subList(Math.max(0, trips.size() - MOST_TRADES), trips.size())) {
      Optional<Sale> sale = trip.sale();
      html.row(
          List.of(
              trip.lot().title().name(),
              minute(trip.origin().since().toString()),
              decimal(trip.lot().cost()),
              decimal(trip.plan().flatMap(plan -> plan.listPrice())),
              decimal(trip.lastAsk().flatMap(ask -> ask.price())),
              sale.map(s -> minute(s.soldAt().toString())).orElse("-"),
              decimal(sale.map(Sale::price)),
              decimal(sale.map(Sale::fee)),
              decimal(trip.profit()),
              trip.holding().map(held -> hours(held.toHours())).orElse("-")),
          trip.origin().strategy() + ", " + trip.exit().label());
    }
    html.endTable();
    if (trips.size() > MOST_TRADES) {
      html.note(
          "The newest %,d of %,d; the file of --csv has all.".formatted(MOST_TRADES, trips.size()));
    }
  }

  private static String minute(String instant) {
    return instant.substring(0, 16).replace('T', ' ');
  }

  private static String decimal(Optional<Money> amount) {
    return amount.map(Money::toDecimal).orElse("-");
  }

  private static String cents(long cents) {
    return Money.usd(cents).toDecimal();
  }

  /// Basis points in percent, without needless zeros.
  private static String hundredths(long basisPoints) {
    BigDecimal percent = BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros();
    return (percent.scale() < 0 ? percent.setScale(0) : percent).toPlainString();
  }

  private static String hours(long hours) {
    return hours != 0 && hours % DAY_HOURS == 0
        ? hours / DAY_HOURS + " d"
        : hours < 2 * DAY_HOURS
            ? hours + " h"
            : "%d d %d h".formatted(hours / DAY_HOURS, hours % DAY_HOURS);
  }

  private static String times(long basisPoints) {
    return String.format(Locale.ROOT, "%.2f times", basisPoints / 10_000.0);
  }

  private static String share(double share) {
    return String.format(Locale.ROOT, "%.1f %%", PERCENT * share);
  }

  static String percent(OptionalLong basisPoints) {
    return basisPoints.isPresent()
        ? String.format(Locale.ROOT, "%.1f %%", basisPoints.getAsLong() / PERCENT)
        : "-";
  }
}
