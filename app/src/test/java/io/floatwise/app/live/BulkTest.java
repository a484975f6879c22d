package io.floatwise.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.live.BulkAccount.Progresses;
import io.floatwise.core.engine.Engine;
import io.floatwise.core.execution.Batches;
import io.floatwise.core.execution.Executor;
import io.floatwise.core.execution.Progress;
import io.floatwise.core.execution.Reconciler;
import io.floatwise.core.item.Title;
import io.floatwise.core.money.Money;
import io.floatwise.core.operator.Command;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.LotState;
import io.floatwise.core.portfolio.Portfolio;
import io.floatwise.core.portfolio.TargetLog;
import io.floatwise.core.trade.Outcome;
import io.floatwise.core.trade.TargetGroup;
import io.floatwise.dmarket.DMarketVenue;
import io.floatwise.proving.Proves;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Hundreds of items at once, over HTTP with the sandbox: engine, journal in SQLite, executor and
/// client as they are in the product.
class BulkTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int EVERY = 7;

  @TempDir Path dir;

  @Test
  @Proves(
      value = "P4.3.1",
      breaks = {Reconciler.class, Portfolio.class})
  void knowsEveryOneOf1200ItemsThatTheVenueShowsPageByPage() throws Exception {
    try (var account = BulkAccount.with(dir, 1_200)) {
      account.open(Money.usd(1));
      account.listHeld(400);
      account.placeTargets(120);
      account.placeTargetsByHand(30);
      account.reopen();

      account.reconcile();

      Portfolio books = account.books();
      assertThat(books.openLots()).hasSize(1_200);
      assertThat(ids(books, false)).isEqualTo(account.inventoryIds()).hasSize(800);
      assertThat(ids(books, true)).isEqualTo(account.offerAssetIds()).hasSize(400);
      assertThat(targetIds(books)).isEqualTo(account.targetIds()).hasSize(150);
      assertThat(account.differences()).isEmpty();
      assertThat(account.sandbox.calls("GET /marketplace-api/v2/user/inventory"))
          .as("the inventory did not fit on a page")
          .isGreaterThan(7);
    }
  }

  @Test
  @Proves(
      value = "P4.3.4",
      breaks = {Executor.class, Batches.class, DMarketVenue.class})
  @Proves(
      value = "P4.6.9",
      breaks = {Executor.class, Batches.class})
  @Proves(
      value = "P5.1.1.4",
      breaks = {Executor.class, Batches.class, Engine.class})
  void listsAndTakesDown500ItemsOfWhichEverySeventhFails() throws Exception {
    listAndTakeDown(500);
  }

  @Test
  @Tag("long")
  @Proves(
      value = "P5.1.1.4",
      breaks = {Executor.class, Batches.class, Engine.class},
      form = Proves.Form.LONG)
  void listsAndTakesDown5000ItemsOfWhichEverySeventhFails() throws Exception {
    listAndTakeDown(5_000);
  }

  private void listAndTakeDown(int items) throws Exception {
    try (var account = BulkAccount.with(dir, items)) {
      account.open(Money.usd(1));
      List<Lot> lots = account.books().openLots();
      Money invested = Money.usd(items);
      long requests = account.sandbox.calls(BulkAccount.CREATE);
      account.sandbox.failEvery(EVERY, BulkAccount.CREATE);
      long began = System.nanoTime();

      Progresses listing = account.listHeld(items);

      Duration took = Duration.ofNanos(System.nanoTime() - began);
      assertThat(took).as("listing %d", items).isLessThan(LIMIT);
      assertThat(account.sandbox.calls(BulkAccount.CREATE) - requests).isEqualTo(items / 100);
      List<Outcome> outcomes = listing.outcomes();
      assertThat(outcomes).hasSize(items);
      for (int i = 0; i < items; i++) {
        boolean failed = (i % 100 + 1) % EVERY == 0;
        Lot lot = account.books().lot(lots.get(i).id()).orElseThrow();
        assertThat(lot.state().isListed()).as("item %d", i).isEqualTo(!failed);
        if (failed) {
          assertThat(outcomes.get(i))
              .as("item %d", i)
              .isEqualTo(new Outcome.Rejected("Internal", "internal error"));
        }
      }
      int failures = items / 100 * (100 / EVERY);
      assertThat(listing.reports()).extracting(Progress::done).isEqualTo(fifties(items));
      assertThat(listing.reports().getLast())
          .isEqualTo(new Progress(items, items - failures, failures, 0, 0));
      assertThat(account.transactions(listing)).as("intents, then answers").isEqualTo(2);

      account.reconcile();
      assertThat(account.differences()).isEmpty();
      assertThat(account.cost()).isEqualTo(invested);

      account.sandbox.pass(Duration.ofMinutes(20));
      account.sandbox.faultless();
      began = System.nanoTime();
      Progresses delisting = account.obey(new Command.DelistAll());
      took = Duration.ofNanos(System.nanoTime() - began);
      assertThat(took).as("taking %d down", items).isLessThan(LIMIT);
      assertThat(delisting.reports().getLast())
          .isEqualTo(new Progress(items - failures, items - failures, 0, 0, 0));
      account.reconcile();
      assertThat(account.books().openLots()).hasSize(items).noneMatch(l -> l.state().isListed());
      assertThat(account.differences()).isEmpty();
      assertThat(account.cost()).isEqualTo(invested);
    }
  }

  /// Everything that the lost answer was about is unknown, then asked for, and booked.
  @Test
  @Proves(value = "P4.3.4", breaks = DMarketVenue.class)
  void aBatchWithoutAnAnswerIsUnknownItemByItemUntilTheVenueIsAsked() throws Exception {
    try (var account = BulkAccount.with(dir, 120)) {
      account.open(Money.usd(1));
      account.sandbox.fault(
          Map.of("name", "drop-after", "operation", BulkAccount.CREATE, "count", 1));

      Progresses listing = account.listHeld(120);

      assertThat(listing.reports().getLast().unknown()).isIn(100, 20);
      assertThat(listing.reports().getLast().done()).isEqualTo(120);
      assertThat(account.books().openSubmissions()).hasSize(listing.reports().getLast().unknown());
      account.reconcile();
      assertThat(account.books().openSubmissions()).isEmpty();
      assertThat(account.books().openLots()).hasSize(120).allMatch(l -> l.state().isListed());
      assertThat(account.differences()).isEmpty();
    }
  }

  @Test
  @Proves(
      value = "P4.6.9",
      breaks = {Executor.class, Batches.class, DMarketVenue.class})
  void takesEveryTargetDownAndSaysWhichOnesStayed() throws Exception {
    try (var account = BulkAccount.with(dir, 1)) {
      account.open(Money.usd(1));
      account.placeTargets(130);
      account.sandbox.failEvery(EVERY, BulkAccount.DELETE_TARGETS);

      Progresses cancelling = account.obey(new Command.CancelTargets());

      int failures = 100 / EVERY + 30 / EVERY;
      assertThat(cancelling.reports().getLast())
          .isEqualTo(new Progress(130, 130 - failures, failures, 0, 0));
      account.reconcile();
      assertThat(targetIds(account.books())).hasSize(failures).isEqualTo(account.targetIds());
    }
  }

  /// A group of 120 targets beside 30 others; the venue fails every seventh row of a batch.
  @Test
  @Proves(
      value = "P4.5.4",
      breaks = {Portfolio.class, TargetLog.class, DMarketVenue.class})
  void pausesAGroupOfTargetsAndKnowsExactlyWhichOnesStayed() throws Exception {
    try (var account = BulkAccount.with(dir, 1)) {
      account.open(Money.usd(1));
      account.placeTargets(150);
      List<Portfolio.Target> placed = List.copyOf(account.books().targets());
      List<Title> titles = placed.stream().map(Portfolio.Target::title).limit(120).toList();
      account.readQuotes();
      account.obey(
          new Command.FormTargetGroup(
              new TargetGroup("cheap", titles, 1, Optional.empty(), Optional.empty())));
      account.sandbox.failEvery(EVERY, BulkAccount.DELETE_TARGETS);
      long requests = account.sandbox.calls(BulkAccount.DELETE_TARGETS);

      Progresses pausing = account.obey(new Command.PauseTargets("cheap"));

      assertThat(account.sandbox.calls(BulkAccount.DELETE_TARGETS) - requests).isEqualTo(2);
      int failures = 100 / EVERY + 20 / EVERY;
      assertThat(pausing.reports().getLast())
          .isEqualTo(new Progress(120, 120 - failures, failures, 0, 0));
      Set<String> stayed = new TreeSet<>();
      for (int i = 0; i < placed.size(); i++) {
        boolean failed = i < 120 && (i % 100 + 1) % EVERY == 0;
        Title title = placed.get(i).title();
        if (failed || i >= 120) {
          stayed.add(placed.get(i).id().value());
        }
        assertThat(account.books().targetLog().failure(title))
            .as("item %d", i)
            .isEqualTo(
                failed
                    ? Optional.of(new Outcome.Rejected("Internal", "internal error"))
                    : Optional.empty());
        assertThat(account.books().targetLog().isPaused(title)).isEqualTo(i < 120);
      }
      assertThat(account.targetIds()).as("what the venue has").isEqualTo(stayed);
      account.reconcile();
      assertThat(targetIds(account.books())).isEqualTo(stayed);
      account.reopen();
      assertThat(targetIds(account.books())).as("after a restart").isEqualTo(stayed);
      account.reconcile();
      account.sandbox.faultless();

      Progresses again = account.obey(new Command.CancelTargetGroup("cheap"));

      assertThat(again.reports().getLast()).isEqualTo(new Progress(failures, failures, 0, 0, 0));
      assertThat(account.targetIds()).as("the others still stand").hasSize(30);
      account.reconcile();
      assertThat(targetIds(account.books())).isEqualTo(account.targetIds());
      assertThat(account.differences()).isEmpty();
    }
  }

  private static List<Integer> fifties(int items) {
    return IntStream.rangeClosed(1, items / 50).map(i -> 50 * i).boxed().toList();
  }

  private static SortedSet<String> targetIds(Portfolio books) {
    return books.targets().stream()
        .map(t -> t.id().value())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static SortedSet<String> ids(Portfolio books, boolean listed) {
    return books.openLots().stream()
        .filter(l -> l.state() instanceof LotState.Listed == listed)
        .map(l -> l.item().id().value())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
