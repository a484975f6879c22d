package io.floatwise.core.trace;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Sale;
import io.floatwise.core.money.Money;
import io.floatwise.core.pricing.Hindsight;
import io.floatwise.core.pricing.Level;
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
  /// @param first the first time, with the rule that said no then
  /// @param times how often it was looked at and left alone
  /// @param until market time until which a sale would have come in time
  /// @param readUntil market time until which sales are known; empty if they were not read since
  /// @param later what lots like it were sold for; empty if none was
  /// @param gain of buying at the asked price and selling at that of `later`, after the fee,
  ///   without the cost of capital; empty without `later`
  public record Line(
      Skipped first,
      long times,
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
          .thenComparing(line -> line.first().at(), Comparator.reverseOrder())
          .thenComparingLong(line -> line.first().id());

  public Missed {
    lines = List.copyOf(lines);
    byRule = List.copyOf(byRule);
  }

  private record Key(OfferId offer, Money price) {}

  /// @param skips oldest first
  /// @param ours assets that are or were ours
  public static Missed of(
      Collection<Skipped> skips,
      Aftermath aftermath,
      Set<AssetId> ours,
      Instant since,
      Instant at) {
    Map<Title, Map<Key, List<Skipped>>> byTitle = new TreeMap<>();
    for (Skipped skip : skips) {
      Offer offer = skip.offer();
      if (!skip.at().isBefore(since) && !ours.contains(offer.item().id())) {
        byTitle
            .computeIfAbsent(offer.item().title(), _ -> new LinkedHashMap<>())
            .computeIfAbsent(new Key(offer.id(), offer.price()), _ -> new ArrayList<>())
            .add(skip);
      }
    }
    var lines = new ArrayList<Line>();
    byTitle.forEach((title, offers) -> {
      Optional<Instant> read = aftermath.readUntil(title);
      List<Sale> sales = read.isPresent() ? aftermath.sales(title) : List.of();
      offers.values().forEach(same -> lines.add(line(same, read, sales)));
    });
    lines.sort(MOST_FIRST);
    return new Missed(since, at, lines, byRule(lines));
  }

  private static Line line(List<Skipped> same, Optional<Instant> readUntil, List<Sale> sales) {
    Skipped first = same.getFirst();
    Offer offer = first.offer();
    Instant until = first.at().plus(Level.of(offer.price()).map(Level::maxHold).orElse(LONGEST));
    Optional<Instant> read = readUntil.filter(instant -> instant.isAfter(first.at()));
    Optional<Hindsight> later =
        first
            .fees()
            .map(fees -> fees.planned(offer.item().title()))
            .flatMap(schedule ->
                Hindsight.of(offer.item(), offer.price(), sales, first.at(), until, schedule));
    Optional<Money> gain = later.map(h -> h.net().minus(offer.price()));
    return new Line(
        first,
        same.stream().mapToLong(Skipped::times).sum(),
        until,
        read,
        fate(gain, read, until),
        later,
        gain);
  }

  private static Fate fate(Optional<Money> gain, Optional<Instant> read, Instant until) {
    if (gain.isPresent()) {
      return gain.get().isPositive() ? Fate.WOULD_HAVE_PAID : Fate.WOULD_NOT_HAVE_PAID;
    }
    return read.filter(instant -> !instant.isBefore(until)).isPresent()
        ? Fate.NOT_SOLD
        : Fate.NOT_SOLD_YET;
  }

  private static List<ByRule> byRule(List<Line> lines) {
    Map<String, ByRule> sums = new TreeMap<>();
    for (Line line : lines) {
      Money gain = line.gain().orElse(Money.ZERO_USD);
      boolean paid = line.fate() == Fate.WOULD_HAVE_PAID;
      sums.merge(
          line.first().rule(),
          new ByRule(
              line.first().rule(),
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
