package io.floatwise.core.trace;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;
import io.floatwise.core.pricing.Hindsight;
import io.floatwise.core.pricing.Level;
import io.floatwise.core.strategy.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The offers that were left alone, and what lots like them were sold for later. Each offer at each
/// price counts once, with the first rule that said no. What became ours in the end was not missed.
///
/// @param since market time from which skips count
/// @param at market time of the newest of them
/// @param lines most missed first, then those that would have lost, then those not sold
/// @param byRule what each rule cost and spared, the dearest first
public record Missed(Instant since, Instant at, List<Line> lines, List<ByRule> byRule) {

  /// What became of lots like the one that was left alone.
  public enum Fate {
    /// They were sold for more, after the fee, than was asked.
    WOULD_HAVE_PAID,
    /// They were sold, and not for more.
    WOULD_NOT_HAVE_PAID,
    /// None was sold so far, as far as the sales were read: nothing can be said.
    NOT_SOLD_YET,
    /// None was sold within the time that a lot is held at most.
    NOT_SOLD
  }

  /// An offer that was left alone.
  ///
  /// @param first the trace of the first time
  /// @param times how often it was looked at and left alone
  /// @param rule the first that said no
  /// @param reason what it said
  /// @param until market time until which a sale would have come in time
  /// @param readUntil market time until which sales are known; empty if they were not read since
  /// @param later what lots like it were sold for; empty if none was
  /// @param gain of buying at the asked price and selling at that of `later`, after the fee, without
  ///   the cost of capital; empty without `later`
  public record Line(
      Kept first,
      Offer offer,
      long times,
      String rule,
      String reason,
      Instant until,
      Optional<Instant> readUntil,
      Fate fate,
      Optional<Hindsight> later,
      Optional<Money> gain) {}

  /// What a rule cost and spared.
  ///
  /// @param offers that it was the first to refuse
  /// @param sold lots like them were sold later
  /// @param paid of these, those that would have paid
  /// @param missed sum of what they would have brought at most: every lot would have had to be sold
  ///   at that price
  /// @param spared sum of what the others would have lost
  public record ByRule(
      String rule, long offers, long sold, long paid, Money missed, Money spared) {}

  /// Where no level says how long a lot is held.
  private static final Duration LONGEST = Level.PRO.maxHold();

  private static final Comparator<Line> MOST_FIRST =
      Comparator.comparing((Line line) -> line.gain().isEmpty())
          .thenComparing(line -> line.gain().orElse(Money.ZERO_USD), Comparator.reverseOrder())
          .thenComparing(line -> line.first().trace().at(), Comparator.reverseOrder())
          .thenComparingLong(line -> line.first().id());

  public Missed {
    lines = List.copyOf(lines);
    byRule = List.copyOf(byRule);
  }

  private record Key(OfferId offer, Money price) {}

  /// @param skips oldest first; what is no skip of an offer is ignored
  /// @param ours assets that are or were ours
  public static Missed of(
      Collection<Kept> skips, Aftermath aftermath, Set<AssetId> ours, Instant since, Instant at) {
    Map<Key, List<Kept>> byOffer = new LinkedHashMap<>();
    for (Kept kept : skips) {
      Optional<Offer> offer = kept.trace().offer();
      boolean counts = kept.trace().isSkip() && !kept.trace().at().isBefore(since);
      if (counts && offer.isPresent() && !ours.contains(offer.get().item().id())) {
        byOffer
            .computeIfAbsent(
                new Key(offer.get().id(), offer.get().price()), _ -> new ArrayList<>())
            .add(kept);
      }
    }
    List<Line> lines =
        byOffer.values().stream().map(kept -> line(kept, aftermath)).sorted(MOST_FIRST).toList();
    return new Missed(since, at, lines, byRule(lines));
  }

  private static Line line(List<Kept> kept, Aftermath aftermath) {
    Kept first = kept.getFirst();
    Trace trace = first.trace();
    Offer offer = trace.offer().orElseThrow();
    Instant until = trace.at().plus(Level.of(offer.price()).map(Level::maxHold).orElse(LONGEST));
    Optional<Instant> read =
        aftermath.readUntil(trace.title()).filter(instant -> instant.isAfter(trace.at()));
    Optional<Hindsight> later = read.flatMap(_ -> later(trace, offer, until, aftermath));
    Optional<Money> gain = later.map(h -> h.net().minus(offer.price()));
    return new Line(
        first,
        offer,
        kept.stream().mapToLong(Kept::times).sum(),
        trace.rule().orElse(""),
        reason(trace),
        until,
        read,
        fate(gain, read, until),
        later,
        gain);
  }

  /// Without fees nobody knows what would have been left.
  private static Optional<Hindsight> later(
      Trace trace, Offer offer, Instant until, Aftermath aftermath) {
    return trace
        .look()
        .flatMap(Look::sight)
        .flatMap(Sight::fees)
        .flatMap(fees ->
            Hindsight.of(
                offer.item(),
                offer.price(),
                aftermath.sales(trace.title()),
                trace.at(),
                until,
                fees.planned(trace.title())));
  }

  private static Fate fate(Optional<Money> gain, Optional<Instant> read, Instant until) {
    if (gain.isPresent()) {
      return gain.get().isPositive() ? Fate.WOULD_HAVE_PAID : Fate.WOULD_NOT_HAVE_PAID;
    }
    return read.filter(instant -> !instant.isBefore(until)).isPresent()
        ? Fate.NOT_SOLD
        : Fate.NOT_SOLD_YET;
  }

  private static String reason(Trace trace) {
    return switch (trace.ending()) {
      case Ending.Refused(String _, String reason) -> reason;
      case Ending.Held(String _, String reason) -> reason;
      case Ending.LeftAlone _, Ending.Submitted _ ->
          switch (trace.decision()) {
            case Decision.Skip skip -> skip.evidence().summary();
            case Decision.Propose propose -> propose.evidence().summary();
          };
    };
  }

  private static List<ByRule> byRule(List<Line> lines) {
    Map<String, ByRule> sums = new TreeMap<>();
    for (Line line : lines) {
      Money gain = line.gain().orElse(Money.ZERO_USD);
      boolean paid = line.fate() == Fate.WOULD_HAVE_PAID;
      sums.merge(
          line.rule(),
          new ByRule(
              line.rule(),
              1,
              line.gain().isPresent() ? 1 : 0,
              paid ? 1 : 0,
              paid ? gain : Money.ZERO_USD,
              paid ? Money.ZERO_USD : Money.ZERO_USD.minus(gain)),
          Missed::sum);
    }
    return sums.values().stream()
        .sorted(Comparator.comparing(ByRule::missed).reversed().thenComparing(ByRule::rule))
        .toList();
  }

  private static ByRule sum(ByRule one, ByRule other) {
    return new ByRule(
        one.rule(),
        one.offers() + other.offers(),
        one.sold() + other.sold(),
        one.paid() + other.paid(),
        one.missed().plus(other.missed()),
        one.spared().plus(other.spared()));
  }
}
