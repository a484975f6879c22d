package io.floatwise.core.prepared;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Condition;
import io.floatwise.core.item.Feature;
import io.floatwise.core.item.Item;
import io.floatwise.core.item.Title;
import io.floatwise.core.item.Trait;
import io.floatwise.core.item.Wear;
import io.floatwise.core.market.Custody;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.market.TargetStep;
import io.floatwise.core.money.Money;
import io.floatwise.core.tape.Features;
import io.floatwise.core.tape.Wanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// A [KeptLook] as bytes, amounts in the one currency that there is. Texts that come again and
/// again stand apart. Not thread-safe.
final class LookCodec {

  private static final long NONE = -1;

  private LookCodec() {}

  /// Writes looks.
  record Writer(Texts texts) {

    byte[] bytes(KeptLook look) {
      var out = new Bytes();
      Snapshot snapshot = look.snapshot();
      out.moment(snapshot.asOf());
      quote(snapshot.quote(), out);
      out.number(snapshot.offers().size());
      snapshot.offers().forEach(offer -> offer(offer, snapshot.asOf(), out));
      out.number(snapshot.sales().size());
      snapshot.sales().forEach(sale -> sale(sale, snapshot.asOf(), out));
      out.number(snapshot.targets().map(List::size).map(Integer::longValue).orElse(NONE));
      snapshot
          .targets()
          .orElse(List.of())
          .forEach(step -> {
            money(step.price(), out);
            out.number(step.amount());
            out.number(texts.number(Wanted.text(step.conditions())));
          });
      fates(look.stoodUntil(), out);
      anyMoney(look.bestOffer(), out);
      return out.written();
    }

    private static void quote(Quote quote, Bytes out) {
      anyMoney(quote.bestOffer(), out);
      out.number(quote.offerCount());
      anyMoney(quote.bestTarget(), out);
      out.number(quote.targetCount());
      out.moment(quote.asOf());
    }

    private void offer(Offer offer, Instant base, Bytes out) {
      out.text(offer.id().value());
      out.text(offer.item().id().value());
      money(offer.price(), out);
      moment(offer.createdAt(), base, out);
      out.octet((offer.custody() == Custody.SELLER ? 1 : 0) | (offer.locked() ? 2 : 0));
      attributes(offer.item().attributes(), out);
    }

    private void sale(Sale sale, Instant base, Bytes out) {
      money(sale.price(), out);
      moment(sale.at(), base, out);
      out.flag(sale.kind() == SaleKind.TARGET);
      attributes(sale.attributes(), out);
    }

    private void attributes(Attributes attributes, Bytes out) {
      out.number(attributes.wear().map(wear -> (long) wear.billionths()).orElse(NONE));
      out.number(attributes.paintSeed().orElse((int) NONE));
      out.number(attributes.phase().map(phase -> (long) texts.number(phase)).orElse(NONE));
      out.number(texts.number(Features.text(attributes.traits())));
    }

    private static void money(Money money, Bytes out) {
      out.number(money.minor());
    }

    private static void anyMoney(Optional<Money> money, Bytes out) {
      out.flag(money.isPresent());
      money.ifPresent(amount -> money(amount, out));
    }

    private static void moment(Instant at, Instant base, Bytes out) {
      out.number(at.getEpochSecond() - base.getEpochSecond());
      out.number(at.getNano());
    }

    static void fates(List<Instant> stoodUntil, Bytes out) {
      for (Instant until : stoodUntil) {
        out.octet(until.equals(Instant.MAX) ? 0 : until.equals(Instant.MIN) ? 1 : 2);
        if (!until.equals(Instant.MAX) && !until.equals(Instant.MIN)) {
          out.moment(until);
        }
      }
    }
  }

  /// Reads looks.
  static final class Reader {

    private final List<String> texts;
    private final Map<Integer, Map<Trait, Feature>> traits = new HashMap<>();
    private final Map<Integer, List<Condition>> conditions = new HashMap<>();

    Reader(List<String> texts) {
      this.texts = texts;
    }

    KeptLook look(Title title, byte[] bytes) {
      var in = new Scan(bytes);
      Instant asOf = in.moment();
      Quote quote = quote(title, in);
      int offers = in.count();
      List<Offer> book = new ArrayList<>(offers);
      for (int i = 0; i < offers; i++) {
        book.add(offer(title, asOf, in));
      }
      int sold = in.count();
      List<Sale> sales = new ArrayList<>(sold);
      for (int i = 0; i < sold; i++) {
        sales.add(sale(title, asOf, in));
      }
      int wanted = in.count();
      List<TargetStep> steps = new ArrayList<>();
      for (int i = 0; i < wanted; i++) {
        Money price = money(in);
        steps.add(new TargetStep(price, in.count(), conditions(in.count())));
      }
      List<Instant> stoodUntil = fates(offers, in);
      return new KeptLook(
          new Snapshot(
              title, quote, book, sales, wanted < 0 ? Optional.empty() : Optional.of(steps), asOf),
          stoodUntil,
          List.of(),
          anyMoney(in));
    }

    private static Quote quote(Title title, Scan in) {
      Optional<Money> bestOffer = anyMoney(in);
      int offerCount = in.count();
      Optional<Money> bestTarget = anyMoney(in);
      int targetCount = in.count();
      return new Quote(title, bestOffer, offerCount, bestTarget, targetCount, in.moment());
    }

    private Offer offer(Title title, Instant base, Scan in) {
      var id = new OfferId(in.text());
      var asset = new AssetId(in.text());
      Money price = money(in);
      Instant created = moment(base, in);
      int flags = in.octet();
      return new Offer(
          id,
          new Item(asset, title, attributes(in)),
          price,
          created,
          (flags & 1) == 0 ? Custody.VENUE : Custody.SELLER,
          (flags & 2) != 0);
    }

    private Sale sale(Title title, Instant base, Scan in) {
      Money price = money(in);
      Instant at = moment(base, in);
      SaleKind kind = in.flag() ? SaleKind.TARGET : SaleKind.OFFER;
      return new Sale(title, price, at, kind, attributes(in));
    }

    private Attributes attributes(Scan in) {
      int wear = in.count();
      int seed = in.count();
      int phase = in.count();
      int text = in.count();
      return new Attributes(
          wear < 0 ? Optional.empty() : Optional.of(new Wear(wear)),
          seed < 0 ? OptionalInt.empty() : OptionalInt.of(seed),
          phase < 0 ? Optional.empty() : Optional.of(texts.get(phase)),
          traits.computeIfAbsent(text, number -> Features.parse(texts.get(number))));
    }

    private List<Condition> conditions(int text) {
      return conditions.computeIfAbsent(text, number -> Wanted.parse(texts.get(number)));
    }

    private static Money money(Scan in) {
      return Money.usd(in.number());
    }

    private static Optional<Money> anyMoney(Scan in) {
      return in.flag() ? Optional.of(money(in)) : Optional.empty();
    }

    private static Instant moment(Instant base, Scan in) {
      long seconds = base.getEpochSecond() + in.number();
      return Instant.ofEpochSecond(seconds, in.number());
    }

    static List<Instant> fates(int offers, Scan in) {
      List<Instant> stoodUntil = new ArrayList<>(offers);
      for (int i = 0; i < offers; i++) {
        stoodUntil.add(
            switch (in.octet()) {
              case 0 -> Instant.MAX;
              case 1 -> Instant.MIN;
              default -> in.moment();
            });
      }
      return stoodUntil;
    }
  }
}
