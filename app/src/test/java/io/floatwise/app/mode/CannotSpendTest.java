package io.floatwise.app.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.app.run.FaceOptions;
import io.floatwise.core.error.NotAllowedException;
import io.floatwise.core.execution.Balance;
import io.floatwise.core.item.Game;
import io.floatwise.core.money.Money;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.Limits;
import io.floatwise.proving.Proves;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
  @Proves(value = "P5.2.3.3", breaks = LiveConsent.class)
  void liveNeedsLimitsMoneyAndTheNameOfTheAccount() {
    assertThatThrownBy(() -> consent(null, null, null, "").limits())
        .hasMessageContaining("found no --max-trade");
    assertThatThrownBy(() -> consent(null, 10_00L, null, "").limits())
        .hasMessageContaining("found no --max-day");
    assertThatThrownBy(() -> consent(null, 10_00L, 9_99L, "").limits())
        .hasMessageContaining("at most --max-day, found 10.00 and 9.99");
    LiveConsent unasked = consent(null, 10_00L, 20_00L, "");
    assertThat(unasked.limits())
        .isEqualTo(
            Limits.NEW_LIVE_ACCOUNT
                .with(Limit.PER_TRADE, Money.usd(10_00))
                .with(Limit.PER_DAY, Money.usd(20_00)));
    assertThatThrownBy(() -> unasked.confirm("acc-1", RICH)).hasMessageContaining("found none");
    for (String typed : new String[] {"y", "yes", "1", "acc-2", "ACC-1", "acc-1 "}) {
      assertThatThrownBy(() -> consent(null, 10_00L, 20_00L, typed).confirm("acc-1", RICH))
          .hasMessageContaining("found '" + typed + "'; nothing was spent");
      assertThatThrownBy(() -> consent(typed, 10_00L, 20_00L, "acc-1").confirm("acc-1", RICH))
          .hasMessageContaining("found '" + typed + "'");
    }
    var poor = new Balance(Money.usd(9_99), Money.usd(9_99), Money.usd(500_00));
    assertThatThrownBy(() -> consent("acc-1", 10_00L, 20_00L, "").confirm("acc-1", poor))
        .hasMessageContaining("found 9.99");

    consent(null, 10_00L, 20_00L, "acc-1").confirm("acc-1", RICH);
    consent("acc-1", 10_00L, 20_00L, "").confirm("acc-1", RICH);
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
            Optional.empty(),
            List.of(Game.CS2),
            Money.usd(1000_00),
            consent("acc-1", 10_00L, 20_00L, ""),
            Map.of());
    var run = new VenueRun(options, new FaceOptions(true, 0, 0), Optional.empty(), System.err);
    assertThatThrownBy(() -> run.run(Mode.LIVE))
        .isInstanceOf(NotAllowedException.class)
        .hasMessageStartingWith("live: not released for the real DMarket yet");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void keysComeFromTheEnvironmentOrAPrivateFileAndAreNeverShown() throws Exception {
    String secret = "ab".repeat(31) + "zz";
    var environment = Map.of(AccountKeys.PUBLIC, "cd".repeat(32), AccountKeys.SECRET, secret);
    assertThatThrownBy(() -> AccountKeys.read(Optional.empty(), environment))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(e -> assertThat(e.toString()).doesNotContain("abab"));
    assertThatThrownBy(() -> AccountKeys.read(Optional.empty(), Map.of()))
        .hasMessageContaining("found no public key");
    Path file = folder.resolve("keys");
    Files.writeString(file, "cd".repeat(32) + "\n" + secret + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> AccountKeys.read(Optional.of(file), Map.of()))
        .hasMessageContaining("chmod 600");
  }

  private static LiveConsent consent(String account, Long trade, Long day, String typed) {
    return new LiveConsent(
        Optional.ofNullable(account),
        Optional.ofNullable(trade).map(Money::usd),
        Optional.ofNullable(day).map(Money::usd),
        _ -> typed);
  }
}
