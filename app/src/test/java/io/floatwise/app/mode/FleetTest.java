package io.floatwise.app.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.InputException;
import io.floatwise.core.error.NotAllowedException;
import io.floatwise.sandbox.exchange.ClockSpeed;
import io.floatwise.store.journal.JournalHome;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many accounts on one node.
class FleetTest {

  private static final int ACCOUNTS = 6;

  @TempDir private Path temp;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void everyAccountTradesForItselfAndTheBooksOfEachAreTheVenues() throws Exception {
    try (var market =
        new FleetMarket(
            temp.resolve("data"),
            temp.resolve("master.key"),
            ACCOUNTS,
            3_000,
            ClockSpeed.of(43_200))) {
      RunOptions options = options(market, "all-" + ACCOUNTS);
      List<String> accounts = options.keys().accounts(options.data());
      assertThat(accounts).hasSize(ACCOUNTS);
      int code =
          new FleetRun(options, accounts, Optional.of(Duration.ofDays(2)), log()).run(Mode.LIVE);

      assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
      var place = JournalHome.of(options.data(), Map.of()).place("live-on-sandbox");
      assertThat(market.requireEqualLedgers(place)).isPositive();
    }
  }

  @Test
  void liveNeedsTheirNumberAsConfirmation() throws Exception {
    try (var market =
        new FleetMarket(
            temp.resolve("data"), temp.resolve("master.key"), 2, 0, ClockSpeed.of(43_200))) {
      RunOptions options = options(market, "all-3");
      List<String> accounts = options.keys().accounts(options.data());
      assertThatThrownBy(
              () -> new FleetRun(options, accounts, Optional.empty(), log()).run(Mode.LIVE))
          .isInstanceOf(NotAllowedException.class)
          .hasMessageContaining("expected --confirm-account all-2");
    }
  }

  @Test
  void aClockThatMovesOnlyWhileOneWaitsIsRefused() throws Exception {
    try (var market =
        new FleetMarket(
            temp.resolve("data"), temp.resolve("master.key"), 1, 0, ClockSpeed.UNPACED)) {
      RunOptions options = options(market, "all-1");
      List<String> accounts = options.keys().accounts(options.data());
      assertThatThrownBy(
              () -> new FleetRun(options, accounts, Optional.empty(), log()).run(Mode.PAPER))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("expected a sandbox whose clock runs by itself");
    }
  }

  private PrintStream log() {
    return new PrintStream(said, true, StandardCharsets.UTF_8);
  }

  private RunOptions options(FleetMarket market, String confirmation) {
    return market.options(temp.resolve("data"), confirmation, Map.of());
  }
}
