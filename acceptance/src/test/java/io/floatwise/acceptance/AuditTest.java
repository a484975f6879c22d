package io.floatwise.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.live.Trader;
import io.floatwise.core.execution.Executor;
import io.floatwise.core.execution.Reconciler;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.Outcome;
import io.floatwise.proving.Proves;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.journal.SqlJournal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Our journal beside the venue's own record of what reached it.
class AuditTest {

  @TempDir Path data;

  @Test
  @Proves(
      value = "P4.1.7",
      breaks = {Trader.class, Executor.class})
  void everyWriteThatReachedTheVenueStandsInTheJournalOnce() throws Exception {
    try (App sandbox = sandbox()) {
      SandboxLine line = SandboxLine.of(sandbox);
      App.Ended run = trade(line);

      assertThat(run.code()).as(run.text()).isZero();
      assertThat(writes(line)).isEqualTo(submissions()).isNotEmpty();
    }
  }

  @Test
  @Proves(
      value = "P5.4.3.3",
      breaks = {Reconciler.class, Executor.class})
  void aPurchaseWithoutAnAnswerIsAskedAboutAndNeverRepeated() throws Exception {
    try (App sandbox = sandbox()) {
      SandboxLine line = SandboxLine.of(sandbox);
      line.fault(
          """
          {"name": "hang-after-commit", "operation": "PATCH /exchange/v1/offers-buy",
           "count": 0, "delayMillis": 50}\
          """);
      App.Ended run = trade(line);

      assertThat(run.code()).as(run.text()).isZero();
      assertThat(run.json().get("ledger").asString()).isEqualTo("equal");
      assertThat(writes(line)).isEqualTo(submissions());
      List<Intent.BuyOffer> unknown = unknownPurchases();
      assertThat(unknown).isNotEmpty();
      assertThat(unknown.stream().map(Intent.BuyOffer::offer)).doesNotHaveDuplicates();
    }
  }

  private App sandbox() throws Exception {
    return App.start(
        "sandbox", "--market-size", "small", "--clock-speed", "max", "--json", "--data", data);
  }

  private App.Ended trade(SandboxLine line) throws Exception {
    return App.run(
        "demo", "--sandbox", line.baseUrl(), "--until", "sold", "--headless", "--data", data);
  }

  /// Requests of writes by operation, as the sandbox counted them.
  private Map<String, Long> writes(SandboxLine line) throws Exception {
    Map<String, Long> writes = new TreeMap<>();
    for (var operation : line.calls().properties()) {
      String name = operation.getKey();
      if (!name.startsWith("GET ") && !name.endsWith("aggregated-prices")) {
        long count = 0;
        for (JsonNode status : operation.getValue()) {
          count += status.asLong();
        }
        writes.put(name, count);
      }
    }
    return writes;
  }

  /// Submissions in our journal, by the operation that carries them out; without those that our own
  /// client kept back, for example because the operation had failed too often. Targets that are
  /// taken down in one step go out in one request.
  private Map<String, Long> submissions() throws Exception {
    Map<Long, Intent> submitted = new HashMap<>();
    boolean cancelling = false;
    for (Entry entry : entries()) {
      if (entry.fact() instanceof Fact.SubmissionStarted(Intent intent, _)) {
        boolean cancels = intent instanceof Intent.CancelTarget;
        if (!(cancels && cancelling)) {
          submitted.put(entry.seq(), intent);
        }
        cancelling = cancels;
      } else {
        cancelling = false;
      }
      if (entry.fact() instanceof Fact.OutcomeReceived(IntentId id, Outcome outcome)
          && outcome instanceof Outcome.Rejected(_, String detail)
          && detail.endsWith("nothing was sent")) {
        submitted.remove(id.seq());
      }
    }
    return submitted.values().stream()
        .map(AuditTest::operation)
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  private List<Intent.BuyOffer> unknownPurchases() throws Exception {
    Map<Long, Intent.BuyOffer> purchases = new HashMap<>();
    List<Intent.BuyOffer> unknown = new ArrayList<>();
    for (Entry entry : entries()) {
      if (entry.fact() instanceof Fact.SubmissionStarted(Intent.BuyOffer purchase, _)) {
        purchases.put(entry.seq(), purchase);
      }
      if (entry.fact() instanceof Fact.OutcomeReceived(IntentId id, Outcome.Unknown _)
          && purchases.containsKey(id.seq())) {
        unknown.add(purchases.get(id.seq()));
      }
    }
    return unknown;
  }

  private List<Entry> entries() throws Exception {
    List<Entry> entries = new ArrayList<>();
    try (var journal =
        SqlJournal.open(DataDirectory.open(data.resolve("demo-on-sandbox")), "demo")) {
      journal.replay(entries::add);
    }
    return entries;
  }

  private static String operation(Intent intent) {
    return switch (intent) {
      case Intent.BuyOffer _ -> "PATCH /exchange/v1/offers-buy";
      case Intent.ListLot _ -> "POST /marketplace-api/v2/offers:batchCreate";
      case Intent.Reprice _ -> "POST /marketplace-api/v2/offers:batchUpdate";
      case Intent.Delist _ -> "POST /marketplace-api/v2/offers:batchDelete";
      case Intent.PlaceTarget _ -> "POST /marketplace-api/v1/user-targets/create";
      case Intent.CancelTarget _ -> "POST /marketplace-api/v1/user-targets/delete";
    };
  }
}
