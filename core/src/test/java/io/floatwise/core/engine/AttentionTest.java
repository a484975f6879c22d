package io.floatwise.core.engine;

import static io.floatwise.core.Given.NOW;
import static io.floatwise.core.Given.offer;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.Books;
import io.floatwise.core.Given;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.pricing.Valuation;
import io.floatwise.core.schedule.Look;
import io.floatwise.core.trade.Intent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttentionTest {

  private static final Map<Game, FeeSchedule> FEES = Map.of(Game.CS2, Given.fees(7));

  private final Attention attention = new Attention();
  private final Books books = Books.with("1000.00");

  private static Title title(String name) {
    return new Title(Game.CS2, name);
  }

  private static Quote quote(Title title, String bestOffer, int offers) {
    return new Quote(title, Optional.of(usd(bestOffer)), offers, Optional.empty(), 0, NOW);
  }

  private void quoted(Instant at, List<Quote> quotes) {
    attention.quoted(quotes, FEES, at);
  }

  private List<Title> wanted(Instant now, int calls) {
    return attention.wanted(books.portfolio, now, calls, usd("50.00")).stream()
        .map(Look::title)
        .toList();
  }

  /// Remembers that `title` is worth 10.00 and was offered at `bestOffer`.
  private void looked(Title title, String bestOffer, Instant at) {
    var snapshot =
        new Snapshot(
            title, quote(title, bestOffer, 3), List.of(), Given.steadySales("10.00", 3), at);
    attention.looked(snapshot, Valuation.of(snapshot, Given.fees(7), NOW), at);
  }

  @Test
  void exploresTheTitlesThatTradeMostAndOnlyThosePricedForALevel() {
    quoted(
        NOW,
        List.of(
            quote(title("few"), "5.00", 2),
            quote(title("many"), "5.00", 90),
            quote(title("some"), "5.00", 20),
            quote(title("too cheap"), "0.49", 900),
            quote(title("too dear"), "1000.00", 900)));
    assertThat(wanted(NOW, 2)).as("too little for a look").isEmpty();
    assertThat(wanted(NOW, 8)).containsExactly(title("many"), title("some"));
    looked(title("many"), "5.00", NOW);
    assertThat(wanted(NOW, 100)).containsExactly(title("some"), title("few"));
  }

  @Test
  void looksFirstWhereTheGapToTheFairValueIsWidest() {
    for (String name : List.of("a", "b", "c", "d", "e")) {
      looked(title(name), "9.90", NOW);
    }
    Instant later = NOW.plus(Duration.ofHours(3));
    quoted(
        NOW,
        List.of(
            quote(title("a"), "9.20", 3),
            quote(title("b"), "8.00", 3),
            quote(title("c"), "7.00", 3),
            quote(title("d"), "8.50", 3),
            quote(title("e"), "6.00", 3)));
    assertThat(wanted(later, 9))
        .as("what nine calls pay for")
        .containsExactly(title("e"), title("c"), title("b"));
    assertThat(wanted(later, 100))
        .as("a brings back less than it costs")
        .containsExactly(title("e"), title("c"), title("b"), title("d"));
  }

  @Test
  void doesNotStareAtAnOfferThatItHasJustWeighed() {
    looked(title("a"), "8.00", NOW);
    quoted(NOW, List.of(quote(title("a"), "8.00", 3)));
    assertThat(wanted(NOW.plus(Duration.ofMinutes(119)), 9)).isEmpty();
    assertThat(wanted(NOW.plus(Duration.ofHours(2)), 9)).containsExactly(title("a"));
    quoted(NOW, List.of(quote(title("a"), "7.99", 3)));
    assertThat(wanted(NOW.plusSeconds(1), 9)).as("a cheaper one").containsExactly(title("a"));
  }

  @Test
  void lotsOfOursComeFirstButAListingIsLeftAloneForHalfAnHour() {
    quoted(NOW, List.of(quote(title("other"), "5.00", 90)));
    var lot = books.buy(offer("x", "8.00"));
    assertThat(wanted(NOW, 6)).containsExactly(Given.TITLE, title("other"));
    books.list(lot, "10.00");
    assertThat(wanted(NOW.plus(Duration.ofMinutes(29)), 6)).containsExactly(title("other"));
    assertThat(wanted(NOW.plus(Duration.ofMinutes(30)), 6))
        .containsExactly(Given.TITLE, title("other"));
  }

  @Test
  void waitsWhileTheOutcomeForALotIsUnknown() {
    var lot = books.buy(offer("x", "8.00"));
    var asset = books.portfolio.lot(lot).orElseThrow().item().id();
    books.submit(new Intent.ListLot(lot, asset, Given.TITLE, usd("10.00")));
    assertThat(wanted(NOW, 9)).isEmpty();
  }

  @Test
  void needsTheFeeToCallSomethingCheap() {
    looked(title("a"), "9.90", NOW);
    attention.quoted(List.of(quote(title("a"), "6.00", 3)), Map.of(), NOW);
    assertThat(wanted(NOW, 100)).isEmpty();
  }

  @Test
  void noticesAnOfferThatFellFarBelowWhatAnUnknownTitleWasOfferedAtBefore() {
    quoted(NOW, List.of(quote(title("a"), "9.90", 3), quote(title("b"), "9.90", 4)));
    assertThat(wanted(NOW, 100)).as("none stands out").containsExactly(title("b"), title("a"));
    Instant next = NOW.plus(Duration.ofHours(1));
    quoted(next, List.of(quote(title("a"), "7.90", 3), quote(title("b"), "9.50", 4)));
    assertThat(wanted(next, 3)).as("b does not bring its fee").containsExactly(title("a"));

    Instant later = next.plus(Duration.ofHours(1));
    quoted(later, List.of(quote(title("a"), "7.90", 3)));
    assertThat(wanted(later, 3)).as("still there, still not seen").containsExactly(title("a"));
    looked(title("a"), "7.90", later);
    assertThat(wanted(later, 3)).as("seen").isEmpty();
  }

  @Test
  void aFirstQuoteIsNoFall() {
    quoted(NOW, List.of(quote(title("a"), "2.00", 3), quote(title("b"), "9.90", 3)));
    assertThat(wanted(NOW, 3)).containsExactly(title("b"));
  }

  @Test
  void spendsNoCallOnAListingWhoseMarketStandsStill() {
    var lot = books.buy(offer("x", "8.00"));
    books.list(lot, "10.00");
    looked(Given.TITLE, "10.00", NOW);
    Instant later = NOW.plus(Duration.ofHours(1));
    quoted(later, List.of(quote(Given.TITLE, "10.00", 3)));
    assertThat(wanted(later, 9)).isEmpty();
    quoted(later, List.of(quote(Given.TITLE, "9.99", 3)));
    assertThat(wanted(later, 9)).as("undercut").containsExactly(Given.TITLE);
    Instant nextDay = NOW.plus(Duration.ofHours(12));
    quoted(nextDay, List.of(quote(Given.TITLE, "10.00", 3)));
    assertThat(wanted(nextDay, 9)).as("long ago").containsExactly(Given.TITLE);
  }

  @Test
  void aLotThatWaitsForItsListingIsLookedAtWhateverItCosts() {
    books.buy(offer("x", "8.00"));
    assertThat(wanted(NOW, 0)).containsExactly(Given.TITLE);
  }

  @Test
  void anOfferThatMayNotBeBoughtGoesBehindOneThatMay() {
    looked(title("cheap"), "9.90", NOW);
    looked(title("dear"), "9.90", NOW);
    quoted(NOW, List.of(quote(title("cheap"), "6.00", 3), quote(title("dear"), "7.00", 3)));
    assertThat(wanted(NOW, 2)).containsExactly(title("cheap"));
    quoted(NOW, List.of(quote(title("cheap"), "7.00", 3), quote(title("dear"), "6.00", 3)));
    assertThat(wanted(NOW, 2)).containsExactly(title("dear"));
    List<Look> tight = attention.wanted(books.portfolio, NOW, 4, usd("5.99"));
    assertThat(tight).extracting(Look::title).containsExactly(title("dear"), title("cheap"));
  }

  @Test
  void aBargainThatStandsForLongIsProbablyNone() {
    looked(title("old"), "9.90", NOW);
    looked(title("new"), "9.90", NOW);
    quoted(NOW, List.of(quote(title("old"), "7.00", 3), quote(title("new"), "9.90", 3)));
    assertThat(wanted(NOW, 2)).containsExactly(title("old"));
    Instant later = NOW.plus(Duration.ofMinutes(90));
    quoted(later, List.of(quote(title("old"), "7.00", 3), quote(title("new"), "7.50", 3)));
    assertThat(wanted(later, 2)).containsExactly(title("new"));
  }

  @Test
  void aTitleInWhichMuchWasFoundIsLookedAtBeforeItsLikes() {
    for (String name : List.of("a", "b")) {
      looked(title(name), "9.90", NOW);
    }
    quoted(NOW, List.of(quote(title("a"), "9.90", 3), quote(title("b"), "9.90", 3)));
    find(title("b"), "8.00", NOW);
    find(title("b"), "7.90", NOW.plusSeconds(5));
    Instant nextDay = NOW.plus(Duration.ofHours(13));
    quoted(nextDay, List.of(quote(title("a"), "9.90", 3), quote(title("b"), "9.90", 3)));
    assertThat(wanted(nextDay, 3)).containsExactly(title("b"));
  }

  /// A look that shows an offer at `price`, for a title that is worth 10.00.
  private void find(Title title, String price, Instant at) {
    var snapshot =
        new Snapshot(
            title,
            quote(title, price, 3),
            List.of(offer("x", price)),
            Given.steadySales("10.00", 3),
            at);
    attention.looked(snapshot, Valuation.of(snapshot, Given.fees(7), NOW), at);
  }
}
