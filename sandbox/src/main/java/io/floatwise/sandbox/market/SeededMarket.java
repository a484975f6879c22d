package io.floatwise.sandbox.market;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.money.Money;
import io.floatwise.core.sim.DailyFees;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.sim.SimRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A CS2 market of made-up prices and traders; the names are real, nothing else is.
public final class SeededMarket {

  private static final double LOWEST = 30;
  private static final double HIGHEST = 30_000;
  private static final double TYPICAL_SALES = 12;
  private static final double LEAST_SALES = 1.5;
  private static final double MOST_SALES = 90;

  private SeededMarket() {}

  /// How many titles there are names for.
  public static int mostTitles() {
    return Skins.all().size();
  }

  /// A market at `settings.start()`, after its history.
  ///
  /// @throws IllegalArgumentException if there are not enough names
  public static Market open(MarketSettings settings, SimRules rules) {
    List<Listing> listings = listings(settings);
    Map<Title, Money> typical = new TreeMap<>();
    listings.forEach(l -> typical.put(l.title(), Money.usd(Math.round(l.cents()))));
    Instant opening = settings.start().minus(Duration.ofDays(settings.historyDays()));
    var fees = new DailyFees(settings.seed(), typical);
    var exchange = new SimExchange(rules, fees, settings.seed(), opening);
    long day = Math.floorDiv(opening.toEpochMilli(), Duration.ofDays(1).toMillis());
    double mispriced = settings.mispricedPerDay() / listings.size();
    for (Listing listing : listings) {
      String name = listing.title().name();
      var course =
          new SeededCourse(settings.seed(), name, day, listing.cents(), listing.salesPerDay());
      var population =
          Population.of(
              listing.salesPerDay(),
              listing.exterior().wearFrom,
              listing.exterior().wearTo,
              mispriced);
      exchange.open(listing.title(), new TitleFlow(settings.seed(), name, course, population));
    }
    exchange.advanceTo(settings.start());
    return new Market(exchange, Optional.empty(), describe(settings));
  }

  /// What it is made of and what is assumed, for people.
  public static String describe(MarketSettings settings) {
    return """
    simulated market, seed %d: %d CS2 titles, prices and traders made up
    mispriced offers: %s a day over the whole market, 10-25 %% below fair value
    assumptions: spreads 3-15 %% by liquidity, %s-%s sales a day per title on average, \
    fees 10 %% with about a quarter of the titles at 2-5 %% for some days
    daily statistics calibrated to recorded series within a factor of two; profit here is no evidence\
    """
        .formatted(
            settings.seed(),
            settings.titles(),
            settings.mispricedPerDay(),
            LEAST_SALES,
            MOST_SALES);
  }

  private record Listing(Title title, Exterior exterior, double cents, double salesPerDay) {}

  private static List<Listing> listings(MarketSettings settings) {
    List<Skins.Skin> skins = new ArrayList<>(Skins.all());
    if (settings.titles() > skins.size()) {
      throw new IllegalArgumentException(
          "expected at most " + skins.size() + " titles, found " + settings.titles());
    }
    Draw choice = new Draw(settings.seed(), "titles", 0);
    List<Listing> listings = new ArrayList<>();
    for (int i = 0; i < settings.titles(); i++) {
      listings.add(listing(settings.seed(), skins.remove(choice.below(skins.size()))));
    }
    return listings;
  }

  /// Prices are log-distributed by skin and graded by exterior; cheap things sell more often.
  private static Listing listing(long seed, Skins.Skin skin) {
    Draw ofSkin = new Draw(seed, skin.skin(), 0);
    Draw ofTitle = new Draw(seed, skin.name(), 0);
    double span = StrictMath.log(HIGHEST / LOWEST);
    double grade = skin.exterior().priceFactor * (skin.statTrak() ? 2 : 1);
    double price =
        LOWEST
            * StrictMath.exp(span * ofSkin.unit())
            * grade
            * StrictMath.exp(0.1 * ofTitle.gauss());
    double cents = Math.clamp(price, LOWEST, HIGHEST);
    double sales =
        TYPICAL_SALES * StrictMath.pow(cents / 500, -0.25) * StrictMath.exp(0.8 * ofTitle.gauss());
    return new Listing(
        new Title(Game.CS2, skin.name()),
        skin.exterior(),
        cents,
        Math.clamp(sales, LEAST_SALES, MOST_SALES));
  }
}
