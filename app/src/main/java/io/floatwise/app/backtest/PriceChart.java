package io.floatwise.app.backtest;

import io.floatwise.core.backtest.BacktestResult;
import io.floatwise.core.backtest.PriceTrack;
import io.floatwise.core.money.Money;
import io.floatwise.core.report.Ask;
import io.floatwise.core.report.RoundTrip;
import io.floatwise.core.report.Sale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What was recorded of the prices of one title, and what we did there.
final class PriceChart {

  /// Of more lots the newest are drawn.
  static final int MOST_LOTS = 200;

  private static final int TOP = 6;
  private static final int HEIGHT = 190;
  private static final int FOOT = 26;
  private static final double ROOM = 0.06;

  /// Recorded prices this many times ours, or that part of them, lie beyond the scale.
  private static final double FAR = 1.6;

  /// A line is broken where so many parts of the time tell nothing.
  private static final int SILENCE = PriceTrack.PARTS / 10;

  private final PriceTrack track;
  private final List<RoundTrip> trips;
  private final Instant from;
  private final Instant until;
  private final Plot plot;
  private final Plot.Panel panel;

  private PriceChart(
      String title, PriceTrack track, List<RoundTrip> trips, BacktestResult.Span span) {
    this.track = track;
    this.trips = trips.subList(Math.max(0, trips.size() - MOST_LOTS), trips.size());
    this.from = span.from();
    this.until = span.until();
    this.plot = new Plot(Plot.SMALL, TOP + HEIGHT + FOOT, "prices and trades of " + title);
    this.panel = scaled();
  }

  /// @param trips of the title, oldest first
  static String of(
      String title, PriceTrack track, List<RoundTrip> trips, BacktestResult.Span span) {
    return new PriceChart(title, track, trips, span).draw();
  }

  /// Our own prices decide what is shown, with what was recorded not far from them.
  private Plot.Panel scaled() {
    long least = ours().mapToLong(Money::minor).min().orElse(0);
    long most = ours().mapToLong(Money::minor).max().orElse(1);
    long bottom = least;
    long top = most;
    for (PriceTrack.Part part : parts()) {
      for (Optional<Money> each :
          List.of(part.lowest(), part.highest(), part.target(), part.cheapest(), part.dearest())) {
        long cents = each.map(Money::minor).orElse(least);
        if (cents >= least / FAR && cents <= most * FAR) {
          bottom = Math.min(bottom, cents);
          top = Math.max(top, cents);
        }
      }
    }
    double room = Math.max(1, (top - bottom) * ROOM);
    return plot.new Panel(TOP, HEIGHT, Math.max(0, bottom - room), top + room);
  }

  private Stream<Money> ours() {
    return trips.stream()
        .flatMap(trip ->
            Stream.of(
                    trip.lot().cost().stream(),
                    trip.asks().stream().flatMap(ask -> ask.price().stream()),
                    trip.sale().map(Sale::price).stream())
                .flatMap(each -> each));
  }

  private List<PriceTrack.Part> parts() {
    List<PriceTrack.Part> parts = new ArrayList<>(PriceTrack.PARTS);
    for (int i = 0; i < PriceTrack.PARTS; i++) {
      parts.add(track.part(i));
    }
    return parts;
  }

  private String draw() {
    panel.dollars(6);
    panel.times(from, until);
    band();
    line("offer", "best offer", PriceTrack.Part::offer);
    sales();
    line("target", "best target", PriceTrack.Part::target);
    trips.forEach(this::asked);
    trips.forEach(this::traded);
    return plot.done();
  }

  private void sales() {
    for (PriceTrack.Part part : parts()) {
      part.cheapest().ifPresent(price -> sale(part, price));
      part.dearest()
          .filter(p -> !part.cheapest().equals(Optional.of(p)))
          .ifPresent(p -> sale(part, p));
    }
  }

  private void sale(PriceTrack.Part part, Money price) {
    plot.add(
        "<circle class=\"sold\" cx=\"%.1f\" cy=\"%.1f\" r=\"1.7\"/>", x(part.middle()), y(price));
  }

  private void band() {
    for (PriceTrack.Part part : parts()) {
      if (part.lowest().isPresent() && !part.lowest().equals(part.highest())) {
        double top = y(part.highest().orElseThrow());
        plot.add(
            "<rect class=\"range\" x=\"%.1f\" y=\"%.1f\" width=\"1.8\" height=\"%.1f\"/>",
            x(part.middle()) - 0.9, top, y(part.lowest().get()) - top);
      }
    }
  }

  /// In steps: what was told holds until something else is told.
  private void line(String style, String title, Function<PriceTrack.Part, Optional<Money>> figure) {
    var line = new StringBuilder();
    int silent = 0;
    Optional<Money> before = Optional.empty();
    for (PriceTrack.Part part : parts()) {
      Optional<Money> price = figure.apply(part);
      silent = price.isPresent() ? 0 : silent + 1;
      if (silent == SILENCE) {
        flush(style, title, line);
        before = Optional.empty();
      }
      if (price.isPresent()) {
        double x = x(part.middle());
        before.ifPresent(held -> line.append(Plot.point(x, y(held))));
        line.append(Plot.point(x, y(price.get())));
        before = price;
      }
    }
    flush(style, title, line);
  }

  private void flush(String style, String title, StringBuilder line) {
    if (!line.isEmpty()) {
      plot.shape("polyline", style, line, title);
      line.setLength(0);
    }
  }

  /// What was asked for a lot, in steps until it was sold or taken down.
  private void asked(RoundTrip trip) {
    var line = new StringBuilder();
    Optional<Money> price = Optional.empty();
    for (Ask ask : trip.asks()) {
      double x = x(ask.at());
      price.ifPresent(p -> line.append(Plot.point(x, y(p))));
      ask.price().ifPresent(p -> line.append(Plot.point(x, y(p))));
      price = ask.price();
      if (price.isEmpty()) {
        flush("asked", "asked for " + trip.lot().id(), line);
      }
    }
    Instant end = trip.sale().map(Sale::soldAt).orElse(until);
    price
        .filter(_ -> trip.sale().isPresent() || trip.lot().isOpen())
        .ifPresent(p -> line.append(Plot.point(x(end), y(p))));
    flush("asked", "asked for " + trip.lot().id(), line);
  }

  private void traded(RoundTrip trip) {
    String name = trip.lot().id() + " ";
    trip.lot()
        .cost()
        .ifPresent(cost ->
            mark(
                "bought",
                "M0,-5 L4.5,3.5 L-4.5,3.5 Z",
                trip.origin().since(),
                cost,
                name + trip.origin().way().label()));
    trip.sale()
        .ifPresent(sale ->
            mark(
                style(trip),
                sale.stands() ? "M0,5 L4.5,-3.5 L-4.5,-3.5 Z" : "M-4,-4 L4,4 M-4,4 L4,-4",
                sale.soldAt(),
                sale.price(),
                name + trip.exit().label() + trip.profit().map(p -> ", profit " + p).orElse("")));
  }

  private static String style(RoundTrip trip) {
    if (trip.standing().isEmpty()) {
      return "reverted";
    }
    return trip.profit().filter(Money::isNegative).isPresent() ? "lost" : "won";
  }

  private void mark(String style, String path, Instant at, Money price, String words) {
    plot.add(
        "<path class=\"%s\" transform=\"translate(%s)\" d=\"%s\"><title>%s</title></path>",
        style,
        Plot.point(x(at), y(price)).strip(),
        path,
        HtmlPage.escaped(String.format(Locale.ROOT, "%s at %s, %s", words, price, at)));
  }

  private double x(Instant at) {
    return plot.x(at, from, until);
  }

  private double y(Money price) {
    return panel.y(price.minor());
  }
}
