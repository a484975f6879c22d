package io.floatwise.app.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.app.run.FaceOptions;
import io.floatwise.app.run.Recording;
import io.floatwise.core.item.Game;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.money.Money;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.core.trade.Setting;
import io.floatwise.proving.Proves;
import io.floatwise.sandbox.SandboxConfig;
import io.floatwise.sandbox.SandboxServer;
import io.floatwise.sandbox.exchange.ClockSpeed;
import io.floatwise.sandbox.state.KeyPair;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.database.DataDirectoryException;
import io.floatwise.store.database.DirectoryLock;
import io.floatwise.store.journal.JournalReading;
import io.floatwise.store.journal.SqlJournal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a start does before it trades.
class StartTest {

  @TempDir private Path data;

  private String run(Mode mode, String url, KeyPair key, LimitFlags limits) throws Exception {
    var options =
        new RunOptions(
            data,
            Optional.of(url),
            KeysFrom.environment(),
            limits,
            Money.usd(1000_00),
            new LiveConsent(Optional.empty(), _ -> ""),
            Optional.empty(),
            Strategies.USUAL,
            Map.of(AccountKeys.PUBLIC, key.publicKey(), AccountKeys.SECRET, key.secretKey()));
    var said = new ByteArrayOutputStream();
    var log = new PrintStream(said, true, StandardCharsets.UTF_8);
    new VenueRun(
            options, new FaceOptions(true, 0, 0), Recording.NONE, Optional.of(Duration.ZERO), log)
        .run(mode);
    return said.toString(StandardCharsets.UTF_8);
  }

  private static LimitFlags flags(long perTrade, long perDay, Game... games) {
    return new LimitFlags(
        Optional.of(Money.usd(perTrade)), Optional.of(Money.usd(perDay)), List.of(games));
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"PAPER", "DRY_RUN"})
  @Proves(value = "P5.2.3.4", breaks = LimitFlags.class, breaksMethods = "at")
  void aRehearsalTradesUnderTheLimitsAndInTheGamesThatItsStartSays(Mode mode) throws Exception {
    var folder = DataDirectory.open(DataDirectory.open(data).sandbox());
    try (var sandbox =
        SandboxServer.start(SandboxConfig.seeded(folder.path(), 1, ClockSpeed.UNPACED))) {
      String url = sandbox.baseUrl().toString();
      var key = new KeyPair(sandbox.publicKey(), sandbox.secretKey());
      assertThat(run(mode, url, key, flags(20_00, 60_00)))
          .contains("limit max-per-trade = 20.00 USD\nlimit max-per-day = 60.00 USD\nready");
      change(mode, new Setting("max-per-trade", "7.00 USD"), new Setting("games", "cs2, rust"));
      assertThat(run(mode, url, key, flags(20_00, 60_00)))
          .contains(
              "limit max-per-trade = 7.00 USD, as it was changed to; the 20.00 USD of this start",
              "limit games = CS2, RUST\n");
      assertThat(run(mode, url, key, flags(5_00, 60_00, Game.CS2)))
          .contains("limit max-per-trade = 5.00 USD, as this start says; that it was changed to")
          .contains("limit games = CS2, as this start says; that it was changed to CS2, RUST");
    }
  }

  /// What the owner would say in the chat.
  private void change(Mode mode, Setting... settings) {
    Path folder = data.resolve(mode.word() + "-on-sandbox");
    String account;
    var entries = new ArrayList<Entry>();
    try (var reading = JournalReading.open(folder)) {
      account = reading.accounts().getFirst();
      reading.replay(account, entries::add);
    }
    try (var journal = SqlJournal.open(DataDirectory.open(folder), account)) {
      Entry last = entries.getLast();
      var fact = new Fact.LimitsChanged(List.of(settings), "owner");
      journal.append(List.of(new Entry(last.seq() + 1, last.at(), fact)));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"PAPER", "DRY_RUN", "LIVE"})
  @Proves(value = "P5.2.3.4", breaks = DirectoryLock.class, breaksMethods = "take")
  void aSecondStartAsksTheVenueNothing(Mode mode) throws Exception {
    DataDirectory folder =
        DataDirectory.open(DataDirectory.open(data).path().resolve(mode.word() + "-on-sandbox"));
    KeyPair key = KeyPair.random();
    try (var _ = DirectoryLock.take(folder)) {
      assertThatThrownBy(() -> run(mode, "http://127.0.0.1:9", key, flags(20_00, 60_00)))
          .isInstanceOf(DataDirectoryException.class)
          .hasMessageContaining("found it in use by this process; stop that one");
    }
  }
}
