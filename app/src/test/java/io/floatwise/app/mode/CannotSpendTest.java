package io.floatwise.app.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.app.Main;
import io.floatwise.app.cli.RunCommand;
import io.floatwise.app.run.FaceOptions;
import io.floatwise.app.run.Recording;
import io.floatwise.core.error.NotAllowedException;
import io.floatwise.core.execution.Balance;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.money.Money;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.LimitHistory;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.risk.StartLimits;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.core.trade.Setting;
import io.floatwise.proving.Proves;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a person would have to get wrong to spend money without meaning to.
class CannotSpendTest {

  private static final Balance RICH =
      new Balance(Money.usd(100_00), Money.usd(100_00), Money.usd(0));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "1", "true", "yes", "LIVE", "Live", "live ", "lvie", "dry_run"})
  @Proves(value = "P5.2.3.3", breaks = Mode.class)
  void nothingThatOnlyLooksLikeAModeIsOne(String word) {
    assertThatThrownBy(() -> Mode.of(word))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mode: expected demo, paper, dry-run, live, found '" + word + "'");
  }

  @Test
  @Proves(
      value = "P5.2.3.3",
      breaks = {LiveConsent.class, LimitFlags.class})
  void liveNeedsLimitsMoneyAndTheNameOfTheAccount() {
    assertThatThrownBy(() -> flags(null, null).at(Mode.LIVE))
        .hasMessageContaining("found no --max-trade");
    assertThatThrownBy(() -> flags(10_00L, null).at(Mode.LIVE))
        .hasMessageContaining("found no --max-day");
    assertThatThrownBy(() -> flags(10_00L, 9_99L))
        .hasMessageContaining("at most --max-day, found 10.00 and 9.99");
    Limits holding = flags(10_00L, 20_00L).at(Mode.LIVE).after(new LimitHistory());
    assertThat(holding)
        .isEqualTo(
            Limits.NEW_LIVE_ACCOUNT
                .with(Limit.PER_TRADE, Money.usd(10_00))
                .with(Limit.PER_DAY, Money.usd(20_00)));
    assertThatThrownBy(() -> consent(null, "").confirm("acc-1", RICH, holding, Optional.empty()))
        .hasMessageContaining("found none");
    for (String typed : new String[] {"y", "yes", "1", "acc-2", "ACC-1", "acc-1 "}) {
      assertThatThrownBy(
              () -> consent(null, typed).confirm("acc-1", RICH, holding, Optional.empty()))
          .hasMessageContaining("found '" + typed + "'; nothing was spent");
      assertThatThrownBy(
              () -> consent(typed, "acc-1").confirm("acc-1", RICH, holding, Optional.empty()))
          .hasMessageContaining("found '" + typed + "'");
    }
    var poor = new Balance(Money.usd(9_99), Money.usd(9_99), Money.usd(500_00));
    assertThatThrownBy(() -> consent("acc-1", "").confirm("acc-1", poor, holding, Optional.empty()))
        .hasMessageContaining("found 9.99");

    consent(null, "acc-1").confirm("acc-1", RICH, holding, Optional.empty());
    consent("acc-1", "").confirm("acc-1", RICH, holding, Optional.empty());
  }

  @Test
  @Proves(
      value = "P5.2.3.3",
      breaks = {LiveConsent.class, LimitLines.class})
  void thePersonWhoConsentsIsToldTheLimitsThatWillHold() {
    var before = new LimitHistory();
    before.apply(
        new Entry(
            1,
            Instant.EPOCH,
            new Fact.LimitsChanged(List.of(new Setting("max-per-trade", "7.00 USD")), "owner")));
    StartLimits start = flags(10_00L, 20_00L).at(Mode.LIVE);
    var asked = new ArrayList<String>();
    var consent =
        new LiveConsent(
            Optional.empty(),
            question -> {
              asked.add(question);
              return "acc-1";
            });
    consent.confirm("acc-1", RICH, start.after(before), Optional.empty());
    assertThat(asked)
        .singleElement()
        .asString()
        .contains("at most 7.00 USD will be spent on a purchase and 20.00 USD in a day");
    assertThat(LimitLines.of(start, before))
        .startsWith(
            "limit max-per-trade = 7.00 USD, as it was changed to; the 10.00 USD of this start"
                + " would be looser",
            "limit max-per-day = 20.00 USD");
    assertThat(LimitLines.of(flags(5_00L, 20_00L).at(Mode.PAPER), before))
        .containsExactly(
            "limit max-per-trade = 5.00 USD, as this start says; that it was changed to 7.00 USD"
                + " does not hold in this run",
            "limit max-per-day = 20.00 USD");
  }

  @ParameterizedTest
  @CsvSource({
    "--max-trade,5.00,no --mode,'paper, dry-run, live'",
    "--max-day,5.00,demo,'paper, dry-run, live'",
    "--game,rust,no --mode,'paper, dry-run, live'",
    "--dmarket-url,http://127.0.0.1:9,no --mode,'paper, dry-run, live'",
    "--key-file,keys,demo,'paper, dry-run, live'",
    "--paper-balance,5.00,dry-run,paper",
    "--confirm-account,x,paper,live",
  })
  @Proves(value = "P5.2.3.3", breaks = RunCommand.class)
  void aFlagThatTheModeHasNoUseForIsRefused(String flag, String value, String mode, String useful) {
    var err = new StringWriter();
    var words = new ArrayList<>(List.of("run", flag, value, "--data", folder + "/data"));
    if (!mode.startsWith("no")) {
      words.addAll(List.of("--mode", mode));
    }
    int code =
        Main.commandLine(Locale.ENGLISH)
            .setErr(new PrintWriter(err, true))
            .execute(words.toArray(String[]::new));
    assertThat(code).isEqualTo(2);
    assertThat(err.toString())
        .startsWith(
            "floatwise: %s: expected with --mode %s only, found %s%n"
                .formatted(
                    flag,
                    useful,
                    mode.startsWith("no")
                        ? "without a mode, which is the demo"
                        : "in mode " + mode));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  @Proves(value = "P5.2.3.4", breaks = VenueAddress.class)
  void aTestTalksToThisMachineOnly() {
    var tests = Map.of(VenueAddress.LOOPBACK_ONLY, "");
    for (String refused :
        new String[] {
          "https://api.dmarket.com",
          "https://evil.example",
          "http://api.dmarket.com",
          "https://127.0.0.1.evil.example",
          "https://127.0.0.1"
        }) {
      assertThatThrownBy(() -> VenueAddress.of(Optional.of(refused), tests))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> VenueAddress.of(Optional.empty(), tests))
        .hasMessageContaining("this machine only");
    assertThatThrownBy(() -> VenueAddress.of(Optional.of("https://evil.example"), Map.of()))
        .hasMessageContaining("expected https://api.dmarket.com or a sandbox");
    assertThat(VenueAddress.of(Optional.of("http://127.0.0.1:8080"), tests).rehearsal())
        .hasToString("Optional[http://127.0.0.1:8080]");
  }

  @Test
  @Proves(value = "P5.2.3.3", breaks = VenueRun.class, breaksMethods = "run")
  void liveIsNotReleasedForTheRealVenue() {
    var options =
        new RunOptions(
            folder,
            Optional.empty(),
            KeysFrom.environment(),
            flags(10_00L, 20_00L),
            Money.usd(1000_00),
            consent("acc-1", ""),
            Optional.empty(),
            Strategies.USUAL,
            Map.of());
    var run =
        new VenueRun(
            options, new FaceOptions(true, 0, 0), Recording.NONE, Optional.empty(), System.err);
    assertThatThrownBy(() -> run.run(Mode.LIVE))
        .isInstanceOf(NotAllowedException.class)
        .hasMessageStartingWith("live: not released for the real DMarket yet");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void keysComeFromTheEnvironmentOrAPrivateFileAndAreNeverShown() throws Exception {
    String secret = "ab".repeat(31) + "zz";
    var environment = Map.of(AccountKeys.PUBLIC, "cd".repeat(32), AccountKeys.SECRET, secret);
    assertThatThrownBy(() -> KeysFrom.environment().read(folder, environment))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(e -> assertThat(e.toString()).doesNotContain("abab"));
    assertThatThrownBy(() -> KeysFrom.environment().read(folder, Map.of()))
        .hasMessageContaining("found no public key");
    Path file = folder.resolve("keys");
    Files.writeString(file, "cd".repeat(32) + "\n" + secret + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> KeysFrom.file(file).read(folder, Map.of()))
        .hasMessageContaining("chmod 600");
  }

  private static LimitFlags flags(Long trade, Long day) {
    return new LimitFlags(
        Optional.ofNullable(trade).map(Money::usd),
        Optional.ofNullable(day).map(Money::usd),
        List.of());
  }

  private static LiveConsent consent(String account, String typed) {
    return new LiveConsent(Optional.ofNullable(account), _ -> typed);
  }
}
