package io.floatwise.app.why;

import io.floatwise.core.market.FeeClass;
import io.floatwise.core.market.Ladder;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.money.Money;
import io.floatwise.core.pricing.FillModel;
import io.floatwise.core.trace.Basis;
import io.floatwise.core.trace.Sight;
import io.floatwise.core.trace.Standing;
import io.floatwise.core.trace.Terms;
import io.floatwise.core.trade.Evidence.Datum;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a decision was made on, in the words that people read.
final class Inputs {

  private static final int LEVELS = 5;
  private static final String NOTHING = "none";

  private Inputs() {}

  static List<Datum> of(Basis basis) {
    var inputs = new ArrayList<Datum>();
    basis.sight().ifPresent(sight -> sight(sight, basis.at(), inputs));
    standing(basis.standing(), inputs);
    return inputs;
  }

  private static void sight(Sight sight, Instant at, List<Datum> into) {
    Snapshot snapshot = sight.snapshot();
    Quote quote = snapshot.quote();
    into.add(
        new Datum(
            "quote",
            "best offer %s of %d, best target %s of %d, %d s old"
                .formatted(
                    price(quote.bestOffer()),
                    quote.offerCount(),
                    price(quote.bestTarget()),
                    quote.targetCount(),
                    quote.age(at).toSeconds())));
    into.add(new Datum("offers", offers(snapshot)));
    into.add(
        new Datum(
            "targets",
            snapshot.targets().map(steps -> steps.size() + " steps read").orElse("not read")));
    into.add(new Datum("sales", sales(snapshot.sales(), at)));
    into.add(new Datum("fee", sight.fees().map(terms -> fee(terms, at)).orElse("not known")));
    into.add(
        new Datum(
            "fill model",
            sight.lessons().fills().equals(FillModel.FITTED)
                ? "as shipped"
                : "fitted to our own orders"));
  }

  private static String offers(Snapshot snapshot) {
    Ladder ladder = snapshot.offerLadder(Set.of());
    String first =
        ladder.steps().stream()
            .limit(LEVELS)
            .map(step -> step.price().toDecimal() + " x" + step.quantity())
            .collect(Collectors.joining(", "));
    List<Offer> all = snapshot.offers();
    return all.isEmpty() ? NOTHING : "%d read: %s".formatted(all.size(), first);
  }

  private static String sales(List<Sale> sales, Instant at) {
    List<Sale> known = sales.stream().filter(sale -> !sale.at().isAfter(at)).toList();
    if (known.isEmpty()) {
      return NOTHING;
    }
    long offers = known.stream().filter(sale -> sale.kind() == SaleKind.OFFER).count();
    return "%d of offers, %d of targets, the newest %s %s before, the oldest %s before"
        .formatted(
            offers,
            known.size() - offers,
            known.getFirst().price(),
            age(known.getFirst().at(), at),
            age(known.getLast().at(), at));
  }

  private static String fee(Terms terms, Instant at) {
    String usual =
        "%s, at least %s, read %s before"
            .formatted(terms.defaultRate(), terms.minFee(), age(terms.asOf(), at));
    String stated = terms.stated().map(its -> "; this title: " + its(its)).orElse("");
    boolean dearer = !terms.planned().equals(terms.stated());
    return usual
        + stated
        + (dearer ? terms.planned().map(its -> "; charged before: " + its.rate()).orElse("") : "");
  }

  private static String its(FeeClass its) {
    return "%s from %s to %s until %s"
        .formatted(its.rate(), its.minPrice(), its.maxPrice(), its.expiresAt());
  }

  private static void standing(Standing standing, List<Datum> into) {
    into.add(new Datum("unrealised loss", standing.unrealisedLoss().toString()));
    into.add(
        new Datum(
            "venue's clock",
            standing.skew().map(skew -> skew.toMillis() + " ms ahead").orElse("not known")));
    standing.collection().name().ifPresent(name -> into.add(new Datum("collection", name)));
    into.add(new Datum("books compared with the venue", standing.reconciled() ? "yes" : "no"));
  }

  private static String price(Optional<Money> price) {
    return price.map(Money::toString).orElse(NOTHING);
  }

  static String age(Instant from, Instant to) {
    Duration age = Duration.between(from, to);
    return age.toDays() > 0
        ? "%d d %d h".formatted(age.toDays(), age.toHoursPart())
        : "%d h %d min".formatted(age.toHours(), age.toMinutesPart());
  }
}
