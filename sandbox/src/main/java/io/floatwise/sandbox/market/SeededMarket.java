package io.floatwise.sandbox.market;

import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.money.Money;
import io.floatwise.core.sim.DailyFees;
import io.floatwise.core.sim.Phases;
import io.floatwise.core.sim.SimExchange;
import io.floatwise.core.sim.SimRules;
import io.floatwise.sandbox.catalog.Catalogue;
import io.floatwise.sandbox.catalog.Cs2Details;
import io.floatwise.sandbox.catalog.Goods;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A market of made-up prices and traders in one or more games; some names are real, nothing else
/// is.
public final class SeededMarket {

  /// CS2 assets have phases, nothing else has.
  static final Phases PHASES =
      (title, wear, paintSeed) ->
          title.game() == Game.CS2
              ? Cs2Details.phase(title.name(), wear, paintSeed)
              : Optional.empty();

  private static final double TYPICAL_SALES = 12;
  private static final double MOST_SALES = 90;

  private SeededMarket() {}

  /// A market at `settings.start()`, after its history.
  ///
  /// @throws InputException if there are not enough names
  public static Market open(MarketSettings settings, SimRules rules) {
    return open(settings, rules, _ -> {});
  }

  /// The same, and says how far it is.
  ///
  /// @param progress is told what is being done; must return at once
  public static Market open(MarketSettings settings, SimRules rules, Consumer<String> progress) {
    List<Listing> listings = listings(settings);
    Map<Title, Money> typical = new TreeMap<>();
    listings.forEach(l -> typical.put(l.title(), Money.usd(Math.round(l.cents()))));
    Instant opening = settings.start().minus(Duration.ofDays(settings.historyDays()));
    var fees = new DailyFees(settings.seed(), typical);
    var exchange = new SimExchange(rules, fees, PHASES, settings.seed(), opening);
    long day = Math.floorDiv(opening.toEpochMilli(), Duration.ofDays(1).toMillis());
    double mispriced = settings.mispricedPerDay() / listings.size();
    for (Listing listing : listings) {
      exchange.open(listing.title(), flow(settings, listing, day, mispriced));
    }
    History.pass(exchange, settings.start(), settings.historyDays(), progress);
    return new Market(exchange, Optional.empty(), describe(settings));
  }

  private static TitleFlow flow(
      MarketSettings settings, Listing listing, long day, double mispriced) {
    Temper usual = Temper.of(listing.title().game());
    Temper temper = settings.efficient() ? usual.efficient() : usual;
    String name = listing.title().name();
    Course steady =
        new SeededCourse(
            settings.seed(), name, temper, day, listing.cents(), listing.salesPerDay());
    long start = day + settings.historyDays();
    Course course =
        settings
            .crash()
            .<Course>map(c -> new CrashedCourse(steady, start + c.daysIn(), c.share()))
            .orElse(steady);
    var population =
        Population.of(
            temper,
            listing.salesPerDay(),
            listing.goods().wearFrom(),
            listing.goods().wearTo(),
            listing.title().game() == Game.TF2,
            mispriced);
    return new TitleFlow(settings.seed(), name, course, temper, population, settings.traders());
  }

  /// What it is made of and what is assumed, for people.
  public static String describe(MarketSettings settings) {
    String games =
        Stream.of(Game.values())
            .filter(game -> settings.titles().of(game) > 0)
            .map(game -> settings.titles().of(game) + " " + game.label())
            .collect(Collectors.joining(", "));
    String spreads =
        Stream.of(Game.values())
            .filter(game -> settings.titles().of(game) > 0)
            .map(game -> "3-" + Math.round(100 * Temper.of(game).widest()) + " %")
            .distinct()
            .collect(Collectors.joining(" or ", "", " by liquidity"));
    String shown = settings.efficient() ? Temper.WITHIN_FEES_TEXT : spreads;
    return """
    simulated market, seed %d: %s titles, prices and traders made up
    mispriced offers: %s a day over the whole market, 10-25 %% below fair value%s
    assumptions: spreads %s, %s-%s sales a day per title on average, \
    fees 10 %% with about a quarter of the titles at 2-5 %% for some days
    %sdaily statistics calibrated to recorded series within a factor of two; profit here is no evidence\
    """
        .formatted(
            settings.seed(),
            games,
            settings.mispricedPerDay(),
            settings
                .crash()
                .map(c ->
                    "\na crash: every title loses %d %% of its value within the day that begins %d days in"
                        .formatted(Math.round(100 * c.share()), c.daysIn()))
                .orElse(""),
            shown,
            least(settings),
            MOST_SALES,
            settings.traders().equals(Traders.PLAIN)
                ? ""
                : "not everybody is honest: " + settings.traders().describe() + "\n");
  }

  private static double least(MarketSettings settings) {
    return Stream.of(Game.values())
        .filter(game -> settings.titles().of(game) > 0)
        .mapToDouble(game -> Temper.of(game).leastSales())
        .min()
        .orElse(0);
  }

  private record Listing(Title title, Goods goods, double cents, double salesPerDay) {}

  private static List<Listing> listings(MarketSettings settings) {
    List<Listing> listings = new ArrayList<>();
    for (Game game : Game.values()) {
      int wanted = settings.titles().of(game);
      if (wanted > Titles.most(game)) {
        throw new InputException(
            "expected at most %d %s titles, found %d"
                .formatted(Titles.most(game), game.label(), wanted));
      }
      choose(settings.seed(), game, wanted)
          .forEach(goods -> listings.add(listing(settings.seed(), game, goods)));
    }
    return listings;
  }

  /// The named ones first, then invented ones; in each group the seed decides which.
  private static List<Goods> choose(long seed, Game game, int wanted) {
    List<Goods> named = new ArrayList<>(Catalogue.named(game));
    List<Goods> invented = new ArrayList<>();
    if (wanted > named.size()) {
      invented.addAll(Catalogue.invented(game));
    }
    String purpose = game == Game.CS2 ? "titles" : "titles of " + game;
    Draw choice = new Draw(seed, purpose, 0);
    List<Goods> chosen = new ArrayList<>();
    while (chosen.size() < wanted) {
      List<Goods> from = named.isEmpty() ? invented : named;
      chosen.add(from.remove(choice.below(from.size())));
    }
    return chosen;
  }

  /// Prices are log-distributed by family and graded; cheap things sell more often.
  private static Listing listing(long seed, Game game, Goods goods) {
    Draw ofFamily = new Draw(seed, goods.family(), 0);
    Draw ofTitle = new Draw(seed, goods.name(), 0);
    double span = StrictMath.log(goods.most() / goods.least());
    double price =
        goods.least()
            * StrictMath.exp(span * ofFamily.unit())
            * goods.grade()
            * StrictMath.exp(0.1 * ofTitle.gauss());
    double cents = Math.clamp(price, goods.least(), goods.most());
    double sales =
        TYPICAL_SALES * StrictMath.pow(cents / 500, -0.25) * StrictMath.exp(0.8 * ofTitle.gauss());
    return new Listing(
        new Title(game, goods.name()),
        goods,
        cents,
        Math.clamp(sales, Temper.of(game).leastSales(), MOST_SALES));
  }
}
