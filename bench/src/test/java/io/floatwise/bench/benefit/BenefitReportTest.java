package io.floatwise.bench.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.money.Money;
import io.floatwise.core.pricing.GameIndex;
import io.floatwise.core.sim.SimRules;
import io.floatwise.core.strategies.ValueFlip;
import io.floatwise.proving.Needs;
import io.floatwise.proving.Proves;
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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Twenty seeds that the strategies may be tuned on, twenty that they may not, and the recorded
/// series; writes docs/measurements/benefit.md.
@Tag("long")
class BenefitReportTest {

  private static final int TITLES = 60;
  private static final int DAYS = 60;
  private static final int BRIDGE = 2;

  /// Offers a day for the whole recorded market.
  private static final double MISPRICED_RECORDED = 30;

  /// Each with the seed of its place in the list, from 1 on.
  private static final List<LocalDate> SERIES_STARTS =
      Stream.of("2019-06-01", "2020-06-01", "2021-06-01", "2022-06-01", "2023-06-01", "2024-01-15")
          .map(LocalDate::parse)
          .toList();

  private static final List<Long> SERIES_SEEDS =
      LongStream.rangeClosed(1, SERIES_STARTS.size()).boxed().toList();

  /// What there is to earn.
  private enum Edge {
    /// Offers far below fair value, and spreads wider than the fees.
    BARGAINS,
    /// Spreads wider than the fees.
    SPREADS,
    /// Nothing.
    NONE
  }

  /// @param name for people
  private record Run(String name, Edge edge, Contest contest) {}

  @Test
  @Proves(value = "B.1", breaks = ValueFlip.class, form = Proves.Form.LONG)
  void earnsOnSeedsThatNobodyTunedItTo() throws Exception {
    List<Run> runs =
        List.of(
            new Run("seeded, tuned on", Edge.BARGAINS, seeded(Seeds.TUNING, Edge.BARGAINS)),
            new Run("seeded, held out", Edge.BARGAINS, seeded(Seeds.HELD_OUT, Edge.BARGAINS)),
            new Run("recorded series", Edge.BARGAINS, recorded(Edge.BARGAINS)),
            new Run(
                "seeded, held out, spreads", Edge.SPREADS, seeded(Seeds.HELD_OUT, Edge.SPREADS)),
            new Run("recorded series, spreads", Edge.SPREADS, recorded(Edge.SPREADS)),
            new Run("seeded, held out, no edge", Edge.NONE, seeded(Seeds.HELD_OUT, Edge.NONE)),
            new Run("recorded series, no edge", Edge.NONE, recorded(Edge.NONE)));
    Files.writeString(Repository.root().resolve("docs/measurements/benefit.md"), page(runs));
    for (Run run : runs) {
      for (Contest.Round round : run.contest().rounds()) {
        assertThat(round.bot().differences()).as("seed %d", round.seed()).isEmpty();
        assertThat(LimitAudit.excesses(round.bot())).as("%d", round.seed()).isEmpty();
      }
      switch (run.edge()) {
        case BARGAINS -> {
          assertThat(run.contest().overChance().isAboveZero()).as(run.name()).isTrue();
          assertThat(run.contest().overCash().isAboveZero()).as(run.name()).isTrue();
        }
        case SPREADS ->
            assertThat(run.contest().worst()).as(run.name()).isGreaterThan(Money.usd(-50_00));
        case NONE -> {
          assertThat(run.contest().worst()).as(run.name()).isGreaterThan(Money.usd(-5_00));
          assertThat(run.contest().acquisitions())
              .as("%s: lots", run.name())
              .isLessThanOrEqualTo(2L * run.contest().rounds().size());
        }
      }
    }
  }

  @Test
  @Proves(value = "B.3", breaks = GameIndex.class, form = Proves.Form.LONG)
  void losesInACrashNoMoreThanTheFallTakes() throws Exception {
    List<String> rows = new ArrayList<>();
    List<String> tooMuch = new ArrayList<>();
    int beyondAtExit = 0;
    for (List<Long> seeds : List.of(Seeds.TUNING, Seeds.HELD_OUT)) {
      for (long seed : seeds) {
        Life bot = BotRun.live(CrashReport.scene(seed));
        CrashReport report = CrashReport.of(bot, CrashReport.begin());
        rows.add(
            "| %d | %s | %s | %s | %s | %s | %s |"
                .formatted(
                    seed,
                    report.exposure(),
                    report.onTheWay(),
                    report.loss(),
                    report.lossAtExit(),
                    report.allowed(),
                    report.fell().getFirst()));
        assertThat(LimitAudit.excesses(bot)).as("seed %d", seed).isEmpty();
        assertThat(bot.differences()).as("seed %d", seed).isEmpty();
        beyondAtExit += report.lossAtExit().isMoreThan(report.allowed()) ? 1 : 0;
        if (report.loss().isMoreThan(report.allowed())) {
          tooMuch.add("seed %d: %s".formatted(seed, report));
        }
      }
    }
    Files.writeString(
        Repository.root().resolve("docs/measurements/crash.md"), crashPage(rows, beyondAtExit));
    assertThat(tooMuch).isEmpty();
  }

  private static Contest seeded(List<Long> seeds, Edge edge) {
    return Contest.of(
        seeds,
        seed ->
            Contest.scene(
                switch (edge) {
                  case BARGAINS -> Contest.seeded(seed, TITLES);
                  case SPREADS -> Contest.seeded(seed, TITLES).withMispricedPerDay(0);
                  case NONE -> Contest.efficient(seed, TITLES);
                },
                DAYS));
  }

  private static Contest recorded(Edge edge) throws SeriesException {
    Series series = SeriesReader.read(Needs.shared("data/market/cs2_steam_daily.csv.gz"), BRIDGE);
    return Contest.of(SERIES_SEEDS, seed -> new Scene(() -> open(series, seed, edge), DAYS));
  }

  private static Market open(Series series, long seed, Edge edge) {
    try {
      var settings =
          MarketSettings.SMALL_CS2
              .withSeed(seed)
              .withMispricedPerDay(edge == Edge.BARGAINS ? MISPRICED_RECORDED : 0)
              .withEfficient(edge == Edge.NONE)
              .withStart(
                  SERIES_STARTS.get((int) seed - 1).atStartOfDay(ZoneOffset.UTC).toInstant());
      return SeriesMarket.open(series, settings, SimRules.DEFAULT);
    } catch (SeriesException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String page(List<Run> runs) throws IOException, InterruptedException {
    return """
    # Does the bot earn?

    Written by the long profile (`BenefitReportTest`); do not edit. Commit %s, %s,
    %d processors, Java %s.

    The live loop with its default limits, 1,000.00 USD and a round every market hour, %d market days, over an exchange
    in the same process. Seeded markets: %d CS2 titles, %s mispriced offers a day, wash traders, undercutting and
    overbidding bots, collectors, trolls. Recorded series: prices and volumes of 233 titles as recorded, from six dates
    between %s and %s, orders simulated, %s mispriced offers a day. **Both markets contain mispriced
    offers because their makers put them there; how many a real market has is not known, so the amounts are no
    forecast.** *Spreads*: none is mispriced, but where targets stand further below fair value than the fee takes,
    who waits with a target earns. *No edge*: targets stand within the least fee as well, so that nobody can earn;
    there it should do next to nothing.

    *Chance* buys the cheapest offer of a title drawn by lot, whenever the bot bought or a target of it was filled,
    with the same levels, limits, engine and selling; where its money is stuck in unsold lots it buys less. *Cash*
    does nothing. Differences are paired by seed, in USD, with 95 %% intervals by Student's t and by bootstrap. Unsold
    lots count what the best target pays now, after the fee; in brackets, their fair value after the fee.

    The strategies were tuned on the first list of seeds only; nothing was changed because of what the second says.

    | Market | Seeds | Over chance | Over cash | Worst seed | Offers bought | Targets filled | Close looks an hour |
    |---|---|---|---|---|---|---|---|
    %s

    Valued at fair value instead:

    | Market | Over chance | Over cash |
    |---|---|---|
    %s

    ## Seed by seed

    | Market | Seed | Bot | Unsold | Bought | Filled | Chance | Bought |
    |---|---|---|---|---|---|---|---|
    %s
    """
        .formatted(
            commit(),
            LocalDate.now(ZoneOffset.UTC),
            Runtime.getRuntime().availableProcessors(),
            Runtime.version().feature(),
            DAYS,
            TITLES,
            Math.round(TITLES * Contest.MISPRICED),
            SERIES_STARTS.getFirst(),
            SERIES_STARTS.getLast(),
            Math.round(MISPRICED_RECORDED),
            lines(runs, run -> row(run.name(), run.contest())),
            lines(runs, run -> fairRow(run.name(), run.contest())),
            lines(runs, run -> rounds(run.name(), run.contest())));
  }

  private static String lines(List<Run> runs, Function<Run, String> line) {
    return runs.stream().map(line).collect(Collectors.joining("\n"));
  }

  private static String crashPage(List<String> rows, int beyondAtExit)
      throws IOException, InterruptedException {
    return """
    # What does a crash cost?

    Written by the long profile (`BenefitReportTest`); do not edit. Commit %s, %s.

    The market of [benefit.md](benefit.md) for 20 days, in which every title loses 30 %% of its value within the
    eleventh day and does not get it back. No limit was exceeded by a purchase, by an audit that shares no code with the
    rules and sees what the bot was shown. Exposure is what the lots cost that were held when it began, and those bought
    on the way down: before prices had fallen by 5 %% within a day, nobody could know. From then on buying is paused.

    The loss is what these lots cost less what their sales brought, or what they would bring at the end at the front of
    the offers, after the fee, as the drawdown is counted. Allowed are 30 %% of the exposure and the fees of these lots.
    Sold to the best targets at the end, they lose the distance between offers and targets too, which was there before
    the crash; so counted, %d of %d seeds lose more than that.

    | Seed | Held | Bought on the way | Loss | To targets | Allowed | Paused from |
    |---|---|---|---|---|---|---|
    %s
    """
        .formatted(
            commit(),
            LocalDate.now(ZoneOffset.UTC),
            beyondAtExit,
            rows.size(),
            String.join("\n", rows));
  }

  private static String row(String name, Contest contest) {
    long purchases = contest.rounds().stream().mapToLong(r -> r.bot().purchases().size()).sum();
    long looks = contest.rounds().stream().mapToLong(r -> r.bot().reads()).sum();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %s | %s | %s | %d | %d | %.1f |",
        name,
        contest.rounds().size(),
        contest.overChance(),
        contest.overCash(),
        contest.worst(),
        purchases,
        contest.acquisitions() - purchases,
        (double) looks / contest.rounds().size() / DAYS / 24);
  }

  private static String fairRow(String name, Contest contest) {
    return "| %s | %s | %s |"
        .formatted(name, contest.overChanceAtFairValue(), contest.overCashAtFairValue());
  }

  private static String rounds(String name, Contest contest) {
    return contest.rounds().stream()
        .map(r ->
            "| %s | %d | %s (%s) | %d | %d | %d | %s | %d |"
                .formatted(
                    name,
                    r.seed(),
                    r.bot().result(),
                    r.bot().worth().atFairValue().minus(Scene.STAKE),
                    r.bot().worth().unsold(),
                    r.bot().purchases().size(),
                    r.bot().fills().size(),
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
