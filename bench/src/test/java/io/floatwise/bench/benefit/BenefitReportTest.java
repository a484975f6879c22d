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

  /// Offers a day for each title, and for the whole recorded market.
  private static final double MISPRICED = 0.1;

  private static final double MISPRICED_RECORDED = 30;

  /// Each with the seed of its place in the list, from 1 on.
  private static final List<LocalDate> SERIES_STARTS =
      Stream.of("2019-06-01", "2020-06-01", "2021-06-01", "2022-06-01", "2023-06-01", "2024-01-15")
          .map(LocalDate::parse)
          .toList();

  private static final List<Long> SERIES_SEEDS =
      LongStream.rangeClosed(1, SERIES_STARTS.size()).boxed().toList();

  /// @param name for people
  /// @param mispriced whether there is anything to earn
  private record Run(String name, boolean mispriced, Contest contest) {}

  @Test
  @Proves(value = "B.1", breaks = ValueFlip.class, form = Proves.Form.LONG)
  void earnsOnSeedsThatNobodyTunedItTo() throws Exception {
    List<Run> runs =
        List.of(
            new Run("seeded, tuned on", true, seeded(Seeds.TUNING, MISPRICED)),
            new Run("seeded, held out", true, seeded(Seeds.HELD_OUT, MISPRICED)),
            new Run("recorded series", true, recorded(MISPRICED_RECORDED)),
            new Run("seeded, held out, nothing mispriced", false, seeded(Seeds.HELD_OUT, 0)),
            new Run("recorded series, nothing mispriced", false, recorded(0)));
    Files.writeString(Repository.root().resolve("docs/measurements/benefit.md"), page(runs));
    for (Run run : runs) {
      for (Contest.Round round : run.contest().rounds()) {
        assertThat(round.bot().differences()).as("seed %d", round.seed()).isEmpty();
        assertThat(LimitAudit.excesses(round.bot())).as("%d", round.seed()).isEmpty();
      }
      if (run.mispriced()) {
        assertThat(run.contest().overChance().isAboveZero()).as(run.name()).isTrue();
        assertThat(run.contest().overCash().isAboveZero()).as(run.name()).isTrue();
      } else {
        assertThat(run.contest().worst()).as(run.name()).isGreaterThan(Money.usd(-50_00));
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

  private static Contest seeded(List<Long> seeds, double mispricedByTitle) {
    return Contest.of(
        seeds,
        seed ->
            Contest.scene(
                Contest.seeded(seed, TITLES).withMispricedPerDay(TITLES * mispricedByTitle), DAYS));
  }

  private static Contest recorded(double mispriced) throws SeriesException {
    Series series = SeriesReader.read(Needs.shared("data/market/cs2_steam_daily.csv.gz"), BRIDGE);
    return Contest.of(SERIES_SEEDS, seed -> new Scene(() -> open(series, seed, mispriced), DAYS));
  }

  private static Market open(Series series, long seed, double mispriced) {
    try {
      var settings =
          MarketSettings.SMALL_CS2
              .withSeed(seed)
              .withMispricedPerDay(mispriced)
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
    forecast.** Where there are none it trades next to nothing and gains nothing: the last two rows.

    *Chance* buys the cheapest offer of a title drawn by lot, whenever the bot bought, with the same levels, limits,
    engine and selling; where its money is stuck in unsold lots it buys less. *Cash* does nothing. Differences
    are paired
    by seed, in USD, with 95 %% intervals by Student's t and by bootstrap. Unsold lots count what the best target pays
    now, after the fee; in brackets, their fair value after the fee.

    The strategies were tuned on the first list of seeds only; nothing was changed because of what the second says.

    | Market | Seeds | Over chance | Over cash | Worst seed | Purchases | Close looks an hour |
    |---|---|---|---|---|---|---|
    %s

    Valued at fair value instead:

    | Market | Over chance | Over cash |
    |---|---|---|
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
            Math.round(TITLES * MISPRICED),
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
