package io.floatwise.bench.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.sim.SimRules;
import io.floatwise.proving.Needs;
import io.floatwise.proving.Repository;
import io.floatwise.sandbox.market.Market;
import io.floatwise.sandbox.market.MarketSettings;
import io.floatwise.sandbox.market.Series;
import io.floatwise.sandbox.market.SeriesException;
import io.floatwise.sandbox.market.SeriesMarket;
import io.floatwise.sandbox.market.SeriesReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Twenty seeds that the strategies may be tuned on, twenty that they may not, and the recorded
/// series; writes docs/measurements/benefit.md.
@Tag("long")
class BenefitReportTest {

  private static final int TITLES = 60;
  private static final int DAYS = 60;
  private static final int BRIDGE = 2;
  private static final Instant SERIES_START = Instant.parse("2024-01-15T00:00:00Z");
  private static final List<Long> SERIES_SEEDS = LongStream.rangeClosed(1, 4).boxed().toList();

  @Test
  void earnsOnSeedsThatNobodyTunedItTo() throws Exception {
    Contest tuning = seeded(Seeds.TUNING);
    Contest heldOut = seeded(Seeds.HELD_OUT);
    Contest recorded = recorded();
    Files.writeString(
        Repository.root().resolve("docs/measurements/benefit.md"), page(tuning, heldOut, recorded));
    for (Contest contest : List.of(tuning, heldOut, recorded)) {
      for (Contest.Round round : contest.rounds()) {
        assertThat(round.bot().differences()).as("seed %d", round.seed()).isEmpty();
        assertThat(LimitAudit.excesses(round.bot().journal())).as("%d", round.seed()).isEmpty();
      }
      assertThat(contest.overChance().isAboveZero()).as("%s", contest.overChance()).isTrue();
      assertThat(contest.overCash().isAboveZero()).as("%s", contest.overCash()).isTrue();
    }
  }

  private static Contest seeded(List<Long> seeds) {
    return Contest.of(seeds, seed -> Contest.scene(Contest.seeded(seed, TITLES), DAYS));
  }

  private static Contest recorded() throws SeriesException {
    Series series = SeriesReader.read(Needs.shared("data/market/cs2_steam_daily.csv.gz"), BRIDGE);
    return Contest.of(SERIES_SEEDS, seed -> new Scene(() -> open(series, seed), DAYS));
  }

  private static Market open(Series series, long seed) {
    try {
      var settings = MarketSettings.SMALL_CS2.withSeed(seed).withStart(SERIES_START);
      return SeriesMarket.open(series, settings, SimRules.DEFAULT);
    } catch (SeriesException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String page(Contest tuning, Contest heldOut, Contest recorded)
      throws IOException, InterruptedException {
    return """
    # Does the bot earn?

    Written by the long profile (`BenefitReportTest`); do not edit. Commit %s, %s,
    %d processors, Java %s.

    The live loop with its default limits, 1,000.00 USD and a round every market hour, %d market days, over an exchange
    in the same process. Seeded markets: %d CS2 titles, %s mispriced offers a day, wash traders, undercutting and
    overbidding bots, collectors, trolls. Recorded series: from %s, orders simulated. **Both markets contain mispriced
    offers because their makers put them there; how many a real market has is not known, so the amounts are no
    forecast.**

    *Chance* buys the cheapest offer of a title drawn by lot, whenever the bot bought, with the same levels, limits,
    engine and selling; where its money is stuck in unsold lots it buys less. *Cash* does nothing. Differences
    are paired
    by seed, in USD, with 95 %% intervals by Student's t and by bootstrap. Unsold lots count what the best target pays
    now, after the fee; in brackets, their fair value after the fee.

    The strategies were tuned on the first list of seeds only. Nothing was changed after the second was run.

    | Market | Seeds | Over chance | Over cash | Worst seed | Purchases | Close looks an hour |
    |---|---|---|---|---|---|---|
    %s
    %s
    %s

    Valued at fair value instead:

    | Market | Over chance | Over cash |
    |---|---|---|
    %s
    %s
    %s

    ## Seed by seed

    | Market | Seed | Bot | Unsold | Bought | Chance | Bought |
    |---|---|---|---|---|---|---|
    %s
    """
        .formatted(
            commit(),
            LocalDate.now(ZoneOffset.UTC),
            Runtime.getRuntime().availableProcessors(),
            Runtime.version().feature(),
            DAYS,
            TITLES,
            TITLES / 10,
            SERIES_START,
            row("seeded, tuned on", tuning),
            row("seeded, held out", heldOut),
            row("recorded series", recorded),
            fairRow("seeded, tuned on", tuning),
            fairRow("seeded, held out", heldOut),
            fairRow("recorded series", recorded),
            rounds("tuned on", tuning)
                + "\n"
                + rounds("held out", heldOut)
                + "\n"
                + rounds("recorded", recorded));
  }

  private static String row(String name, Contest contest) {
    long purchases = contest.rounds().stream().mapToLong(r -> r.bot().purchases().size()).sum();
    long looks = contest.rounds().stream().mapToLong(r -> r.bot().reads()).sum();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %s | %s | %s | %d | %.1f |",
        name,
        contest.rounds().size(),
        contest.overChance(),
        contest.overCash(),
        contest.worst(),
        purchases,
        (double) looks / contest.rounds().size() / DAYS / 24);
  }

  private static String fairRow(String name, Contest contest) {
    return "| %s | %s | %s |"
        .formatted(name, contest.overChanceAtFairValue(), contest.overCashAtFairValue());
  }

  private static String rounds(String name, Contest contest) {
    return contest.rounds().stream()
        .map(r ->
            "| %s | %d | %s (%s) | %d | %d | %s | %d |"
                .formatted(
                    name,
                    r.seed(),
                    r.bot().result(),
                    r.bot().worth().atFairValue().minus(Scene.STAKE),
                    r.bot().worth().unsold(),
                    r.bot().purchases().size(),
                    r.any().result(),
                    r.any().purchases().size()))
        .collect(Collectors.joining("\n"));
  }

  private static String commit() throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder("git", "rev-parse", "--short", "HEAD")
            .directory(Repository.root().toFile())
            .start();
    String head = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return git.waitFor() == 0 ? head : "unknown";
  }
}
