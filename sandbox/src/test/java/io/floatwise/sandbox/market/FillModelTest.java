package io.floatwise.sandbox.market;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.market.SaleKind;
import io.floatwise.core.pricing.FillFit;
import io.floatwise.core.pricing.FillForecast;
import io.floatwise.core.pricing.FillModel;
import io.floatwise.core.pricing.FillTrial;
import io.floatwise.core.pricing.Reliability;
import io.floatwise.proving.Proves;
import io.floatwise.proving.Repository;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Forecasts of fills against what happened in markets that the model was not fitted to.
class FillModelTest {

  /// [FillModel#FITTED] was fitted to these. Its form was settled on others (from 101 on), and the
  /// fresh ones were looked at only after that.
  private static final long FIRST_TRAINING = 1;

  private static final long FIRST_FRESH = 201;

  private static final MarketSettings MARKET =
      MarketSettings.FULL
          .withTitles(new Titles(200, 100, 60, 60))
          .withHistoryDays(14)
          .withMispricedPerDay(6);

  private static final MarketSettings SMALL =
      MARKET.withTitles(new Titles(90, 45, 30, 30)).withMispricedPerDay(3);

  @Test
  @Proves(
      value = "B.4",
      breaks = {FillModel.class, FillForecast.class, Reliability.class},
      breaksMethods = {"on", "forecast", "raw", "corrected", "chance", "covered"})
  @Proves(
      value = "B.4",
      breaks = FillFit.class,
      breaksMethods = {"fit", "side", "search", "score", "correction", "coordinates"})
  void foretellsFillsBetterThanTouchOrTheClassOfLiquidity() {
    List<FillRuns.Run> training = runs(SMALL, FIRST_TRAINING, 1);
    List<FillRuns.Run> fresh = runs(SMALL, FIRST_FRESH, 2);
    List<FillTrial> trials = FillScore.trials(fresh);
    double unfitted = Reliability.of(trials, FillModel.UNFITTED).brier();
    double fitted = Reliability.of(trials, FillModel.FITTED).brier();
    FillModel again = FillFit.fit(FillScore.trials(training), FillModel.UNFITTED);
    double taught = Reliability.of(trials, again).brier();
    System.out.printf(
        "FillModelTest: unfitted %.4f, fitted %.4f, fitted to one market %.4f, cover %.3f and %.3f%n",
        unfitted,
        fitted,
        taught,
        Reliability.of(trials, FillModel.UNFITTED).coverage(),
        Reliability.of(trials, again).coverage());
    assertThat(fitted).as("sales as they are say less").isLessThan(0.9 * unfitted);
    assertThat(taught).as("one market teaches most of it").isLessThan(0.9 * unfitted);
    // Few orders: only the intervals have more room here than in the long form.
    for (SaleKind kind : SaleKind.values()) {
      FillScore score = FillScore.of(kind, training, fresh, FillModel.FITTED);
      System.out.println(kind + "\n" + score.table());
      assertThat(score.better(score.touch())).as("%s, touch", kind).isGreaterThan(0.3);
      assertThat(score.better(score.base())).as("%s, base rate", kind).isGreaterThan(0.1);
      assertThat(score.fitted().coverage()).as("%s, coverage", kind).isBetween(0.8, 0.95);
    }
  }

  @Test
  @Tag("long")
  @Proves(
      value = "B.4",
      breaks = {FillModel.class, FillFit.class},
      form = Proves.Form.LONG)
  void keepsThisOverManySeedsAndWritesItDown() throws Exception {
    List<FillRuns.Run> training = runs(MARKET, FIRST_TRAINING, 8);
    List<FillRuns.Run> fresh = runs(MARKET, FIRST_FRESH, 12);
    FillModel again = FillFit.fit(FillScore.trials(training), FillModel.UNFITTED);
    System.out.println(again);
    List<FillTrial> trials = FillScore.trials(fresh);
    System.out.println(
        "fitted again: %.4f, as it is: %.4f"
            .formatted(
                Reliability.of(trials, again).brier(),
                Reliability.of(trials, FillModel.FITTED).brier()));
    FillScore offers = FillScore.of(SaleKind.OFFER, training, fresh, FillModel.FITTED);
    FillScore targets = FillScore.of(SaleKind.TARGET, training, fresh, FillModel.FITTED);
    String report = report(offers, targets);
    System.out.println(report);
    for (FillScore score : List.of(offers, targets)) {
      assertThat(score.better(score.touch())).isGreaterThan(0.3);
      assertThat(score.better(score.base())).isGreaterThan(0.1);
      assertThat(score.fitted().coverage()).isBetween(0.85, 0.95);
    }
    Files.writeString(Repository.root().resolve("docs/measurements/fills.md"), report);
  }

  private static List<FillRuns.Run> runs(MarketSettings settings, long first, int seeds) {
    List<FillRuns.Run> runs = new ArrayList<>();
    for (long seed = first; seed < first + seeds; seed++) {
      runs.addAll(FillRuns.of(settings.withSeed(seed), FillModel.FITTED));
    }
    return runs;
  }

  private static String report(FillScore offers, FillScore targets) throws Exception {
    return """
    # Does it know when it will be filled?

    Written by the long profile (`FillModelTest`) on %s at commit %s; do not edit.

    In seeded markets of four games with every kind of trader an account puts one order into each \
    title, at ranks 0 to 8 of the ladder or at 98 to 106 %% (offers) and 85 to 97 %% (targets) of \
    the fair value, leaves it alone for 30 days and compares the forecast chances for 1, 3, 7 and \
    14 days with what happened. The model was fitted to the seeds from %d on; these figures are of \
    12 other seeds. "Touch means fill" says yes if a sale at the order's price or worse for the \
    taker happened within as many days before it; the base rate is the share filled among \
    orders of the training seeds in titles of the same liquidity.

    The market is made up: its takers choose among the first five offers, and its titles differ \
    less from each other than real ones. **How well this works on the real market only our own \
    orders can tell**; the same figures are kept for those.

    ## Offers

    %s
    ## Targets

    Sellers fill targets on some days and hardly on others, so the forecasts are less sharp; \
    where many are in front it is too pessimistic. In hindsight, touch is nearly the same \
    as a fill, because a fill of ours leaves a print at our price.

    %s\
    """
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            commit(),
            FIRST_TRAINING,
            offers.table(),
            targets.table());
  }

  private static String commit() throws Exception {
    Process git = new ProcessBuilder("git", "rev-parse", "--short=12", "HEAD").start();
    String text = new String(git.getInputStream().readAllBytes(), UTF_8).strip();
    return git.waitFor() == 0 ? text : "unknown";
  }
}
