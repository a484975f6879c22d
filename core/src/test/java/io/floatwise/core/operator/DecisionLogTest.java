package io.floatwise.core.operator;

import static io.floatwise.core.Given.NOW;
import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.money.Money;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Evidence;
import io.floatwise.core.trade.Evidence.Datum;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionLogTest {

  private static final Evidence EVIDENCE =
      new Evidence("cheap", List.of(new Datum("fair value", "10.00 USD")));
  private static final Intent BUY = new Intent.BuyOffer(offer("a", "8.00"));

  private final DecisionLog log = new DecisionLog();
  private long seq;

  private IntentId take(Fact fact) {
    log.apply(new Entry(++seq, NOW, fact));
    return new IntentId(seq);
  }

  private static Status.DecisionLine line(String id, String action, Money amount, String result) {
    return new Status.DecisionLine(
        id, NOW, action, TITLE.name(), amount, result, "cheap", List.of("fair value: 10.00 USD"));
  }

  @Test
  void showsWhatBecameOfASubmissionUntilItsEnd() {
    IntentId id = take(new Fact.SubmissionStarted(BUY, EVIDENCE));
    assertThat(log.latest()).containsExactly(line("i1", "buy", usd("8.00"), "submitted"));
    take(new Fact.OutcomeReceived(id, new Outcome.Unknown("timeout")));
    assertThat(log.latest())
        .containsExactly(line("i1", "buy", usd("8.00"), "outcome not known yet: timeout"));
    take(
        new Fact.OutcomeResolved(
            id, new Outcome.Accepted(new Effect.Bought()), "the item is ours"));
    assertThat(log.latest())
        .containsExactly(line("i1", "buy", usd("8.00"), "accepted (the item is ours)"));
  }

  @Test
  void showsWhyRiskOrTheVenueSaidNo() {
    var target = new Intent.PlaceTarget(TITLE, usd("5.00"), 2);
    take(new Fact.IntentRefused(target, EVIDENCE, "reserve", "9.00 USD would be left"));
    IntentId id = take(new Fact.SubmissionStarted(BUY, EVIDENCE));
    take(new Fact.OutcomeReceived(id, new Outcome.Rejected("OfferNotFound", "OfferNotFound")));
    IntentId other = take(new Fact.SubmissionStarted(BUY, EVIDENCE));
    take(new Fact.OutcomeReceived(other, new Outcome.Rejected("BadRequest", "no price")));
    IntentId third = take(new Fact.SubmissionStarted(BUY, EVIDENCE));
    take(new Fact.OutcomeReceived(third, new Outcome.Withheld()));
    assertThat(log.latest())
        .as("newest first")
        .containsExactly(
            line("i6", "buy", usd("8.00"), "withheld: this mode cannot spend"),
            line("i4", "buy", usd("8.00"), "rejected: BadRequest, no price"),
            line("i2", "buy", usd("8.00"), "rejected: OfferNotFound"),
            line("r1", "place target", usd("5.00"), "refused by reserve: 9.00 USD would be left"));
  }

  @Test
  void keepsTheLatestTwoHundred() {
    for (int i = 0; i < 250; i++) {
      take(new Fact.IntentRefused(BUY, EVIDENCE, "paused", "by owner"));
    }
    take(new Fact.BooksAgree());
    assertThat(log.latest()).hasSize(200);
    assertThat(log.latest().getFirst().id()).isEqualTo("r250");
    assertThat(log.latest().getLast().id()).isEqualTo("r51");
  }
}
