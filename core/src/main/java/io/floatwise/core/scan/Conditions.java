package io.floatwise.core.scan;

import io.floatwise.core.market.Custody;
import io.floatwise.core.market.Quote;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rounding;
import io.floatwise.core.pricing.Level;
import io.floatwise.core.pricing.Listing;
import io.floatwise.core.pricing.Suspicion;
import io.floatwise.core.pricing.Valuation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What every offer must meet whoever asks, cheap checks first; the bot asks [#WORTH] of it too.
/// The numbers come from the level in whose price band the offer lies, TRADING.md section 2.
public final class Conditions {

  /// Whether an offer with a level and a fair value is worth its price, in the order in which they
  /// are asked; the last one is about the edge and needs a [Candidate#listing()].
  public static final List<Condition> WORTH =
      List.of(
          Condition.of("pump", c -> honest(valuation(c), Suspicion.Kind.PUMP)),
          Condition.of("wash-trades", c -> honest(valuation(c), Suspicion.Kind.WASH_TRADES)),
          Condition.of("thin-evidence", c -> evidence(c.title().orElseThrow(), level(c))),
          Condition.of("illiquid", c -> liquid(valuation(c), level(c))),
          Condition.of("falling", Conditions::notFalling),
          Condition.of("never-breaks-even", Conditions::breaksEven),
          Condition.of("edge-too-small", Conditions::edge));

  /// Every one, in the order in which they are asked; the first objection is the reason that people
  /// see.
  public static final List<Condition> ALL =
      Stream.concat(
              Stream.of(
                  Condition.of("not-buyable", Conditions::buyable),
                  Condition.of("no-level", Conditions::leveled),
                  Condition.of("no-fair-value", Conditions::valued),
                  Condition.of("stale-quote", Conditions::fresh),
                  Condition.of("crossed-book", Conditions::notCrossed)),
              WORTH.stream())
          .toList();

  /// Refusals that say nothing about an offer but that what was read of it is stale or incomplete.
  static final Set<String> NOT_JUDGED = Set.of("stale-quote", "crossed-book", Scanner.FEE_UNKNOWN);

  private Conditions() {}

  /// Why nothing of a title is bought at a price of `level`, whoever offers it: the name of the
  /// condition and the reason; empty if it may be.
  public static Optional<Map.Entry<String, String>> unfit(Valuation title, Level level) {
    return Stream.of(
            Map.entry("pump", honest(title, Suspicion.Kind.PUMP)),
            Map.entry("wash-trades", honest(title, Suspicion.Kind.WASH_TRADES)),
            Map.entry("thin-evidence", evidence(title, level)),
            Map.entry("illiquid", liquid(title, level)))
        .flatMap(each -> each.getValue().map(reason -> Map.entry(each.getKey(), reason)).stream())
        .findFirst();
  }

  private static Optional<String> buyable(Candidate candidate) {
    if (candidate.offer().custody() != Custody.VENUE) {
      return Optional.of("the seller holds the item: delivery by hand, never bought automatically");
    }
    return candidate.offer().isBuyable()
        ? Optional.empty()
        : Optional.of("a trade is running on it");
  }

  private static Optional<String> leveled(Candidate candidate) {
    return candidate.level().isPresent()
        ? Optional.empty()
        : Optional.of(candidate.cost() + " is outside every level");
  }

  private static Optional<String> valued(Candidate candidate) {
    return candidate.valuation().isPresent()
        ? Optional.empty()
        : Optional.of("too few sales to say what it is worth");
  }

  private static Optional<String> fresh(Candidate candidate) {
    Duration age = Duration.between(valuation(candidate).snapshot().asOf(), candidate.now());
    return age.isNegative() || age.compareTo(Quote.OLDEST) > 0
        ? Optional.of(
            "the picture of the market is %d s old, limit %d s"
                .formatted(age.toSeconds(), Quote.OLDEST.toSeconds()))
        : Optional.empty();
  }

  private static Optional<String> notCrossed(Candidate candidate) {
    return valuation(candidate).snapshot().quote().isCrossed()
        ? Optional.of("best target above best offer: stale data")
        : Optional.empty();
  }

  private static Optional<String> honest(Valuation valuation, Suspicion.Kind kind) {
    return valuation
        .suspicion()
        .filter(s -> s.kind() == kind)
        .map(s -> "%s: not bought until %s".formatted(s.reason(), s.until()));
  }

  private static Optional<String> notFalling(Candidate candidate) {
    return candidate
        .fallen()
        .map(asked ->
            "%s was paid, others ask %s now".formatted(valuation(candidate).fair().value(), asked));
  }

  private static Optional<String> evidence(Valuation title, Level level) {
    double size = title.fair().effectiveSize();
    return size < level.minEffectiveSize()
        ? Optional.of(
            "effective sample %s, level %s needs %d"
                .formatted(decimal(size), level, level.minEffectiveSize()))
        : Optional.empty();
  }

  private static Optional<String> liquid(Valuation valuation, Level level) {
    double weekly = valuation.liquidity().perWeek();
    return weekly < level.minSalesPerWeek()
        ? Optional.of(
            "%s sales a week, level %s needs %d"
                .formatted(decimal(weekly), level, level.minSalesPerWeek()))
        : Optional.empty();
  }

  private static Optional<String> breaksEven(Candidate candidate) {
    return candidate.listing().isPresent()
        ? Optional.empty()
        : Optional.of("no price at which it may sell brings back " + candidate.cost());
  }

  private static Optional<String> edge(Candidate candidate) {
    Level level = candidate.level().orElseThrow();
    Money needed = candidate.cost().at(level.minEdge(), Rounding.UP);
    Money lower = candidate.lowerGain().orElseThrow();
    Listing listing = candidate.listing().orElseThrow();
    return lower.isLessThan(needed)
        ? Optional.of(
            "expected %s, %s at the 20 %% quantile, level %s needs %s"
                .formatted(listing.expectedValue(), lower, level, needed))
        : Optional.empty();
  }

  private static Level level(Candidate candidate) {
    return candidate.level().orElseThrow();
  }

  private static Valuation valuation(Candidate candidate) {
    return candidate.valuation().orElseThrow();
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
