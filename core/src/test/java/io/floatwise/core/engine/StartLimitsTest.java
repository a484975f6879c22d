package io.floatwise.core.engine;

import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.Shown;
import io.floatwise.core.item.Game;
import io.floatwise.core.operator.Command;
import io.floatwise.core.risk.InvalidLimitsException;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.risk.StartLimits;
import io.floatwise.core.strategies.ValueFlip;
import io.floatwise.core.trade.RequestId;
import io.floatwise.core.trade.Setting;
import io.floatwise.proving.Proves;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a start says of limits, and what people changed before and after it.
class StartLimitsTest {

  private final Bot bot = new Bot(new ValueFlip());

  /// Of a loose change, the owner gives the second word as well.
  private void change(Setting... settings) {
    bot.command(new Command.ChangeLimits(List.of(settings)));
    bot.get()
        .counters()
        .limits()
        .proposal(bot.now())
        .ifPresent(p -> bot.command(new Command.Confirm(new RequestId(p.id().seq()))));
  }

  private <T> T holding(Limit<T> limit) {
    return bot.get().limits().get(limit);
  }

  private static StartLimits flags(String perTrade, String perDay) {
    return StartLimits.of(Limits.NEW_LIVE_ACCOUNT)
        .saying(Limit.PER_TRADE, usd(perTrade))
        .saying(Limit.PER_DAY, usd(perDay));
  }

  @Test
  @Proves(
      value = "P5.2.3.3",
      breaks = {StartLimits.class, Folds.class},
      breaksMethods = {"after", "restore"})
  void aStricterFlagAtARestartHoldsAlthoughTheLimitWasOnceRaised() {
    bot.restart(flags("20.00", "60.00"));
    bot.account(Shown.with("1000.00"));
    assertThat(holding(Limit.PER_TRADE)).isEqualTo(usd("20.00"));
    change(new Setting("max-per-trade", "100.00 USD"), new Setting("ramp", "none"));
    assertThat(holding(Limit.PER_TRADE))
        .as("said after the start, so it holds")
        .isEqualTo(usd("100.00"));

    bot.restart(flags("5.00", "20.00"));
    assertThat(holding(Limit.PER_TRADE)).isEqualTo(usd("5.00"));
    assertThat(holding(Limit.PER_DAY)).isEqualTo(usd("20.00"));
    assertThat(holding(Limit.RAMP)).as("no flag speaks of it").isEqualTo(Optional.empty());

    bot.restart(flags("200.00", "300.00"));
    assertThat(holding(Limit.PER_TRADE)).as("the stricter one").isEqualTo(usd("100.00"));
    assertThat(holding(Limit.PER_DAY)).as("nobody changed it").isEqualTo(usd("300.00"));
  }

  @Test
  @Proves(
      value = "P5.2.3.3",
      breaks = {StartLimits.class, Folds.class},
      breaksMethods = {"after", "apply"})
  void whatPeopleChangeInARunHoldsUntilItEndsAndIsAskedForFromWhatHolds() {
    bot.restart(flags("5.00", "20.00"));
    bot.account(Shown.with("1000.00"));
    change(new Setting("quorum", "10 %"));
    assertThat(holding(Limit.PER_TRADE)).isEqualTo(usd("5.00"));
    bot.command(new Command.ChangeLimits(List.of(new Setting("max-per-trade", "6.00 USD"))));
    assertThat(holding(Limit.PER_TRADE)).as("looser than the flag").isEqualTo(usd("5.00"));
    change(new Setting("max-per-trade", "6.00 USD"));
    assertThat(holding(Limit.PER_TRADE)).isEqualTo(usd("6.00"));
    change(new Setting("max-per-trade", "4.00 USD"));
    assertThat(holding(Limit.PER_TRADE)).isEqualTo(usd("4.00"));

    bot.restart(flags("5.00", "20.00"));
    assertThat(holding(Limit.PER_TRADE)).isEqualTo(usd("4.00"));
  }

  @Test
  @Proves(value = "P5.2.3.3", breaks = StartLimits.class, breaksMethods = "after")
  void theGamesOfAStartHoldForItAndWithoutThemThoseThatPeopleChose() {
    bot.restart(StartLimits.of(Limits.DEFAULT));
    bot.account(Shown.with("1000.00"));
    change(new Setting("games", "cs2, tf2"));
    bot.restart(StartLimits.of(Limits.DEFAULT).saying(Limit.GAMES, Set.of(Game.RUST)));
    assertThat(holding(Limit.GAMES)).containsExactly(Game.RUST);
    bot.restart();
    assertThat(holding(Limit.GAMES)).containsExactlyInAnyOrder(Game.CS2, Game.TF2);
  }

  @Test
  void whatCannotHoldIsRefusedAtOnce() {
    assertThatThrownBy(() -> flags("-1.00", "20.00")).isInstanceOf(InvalidLimitsException.class);
    assertThatThrownBy(() -> flags("1.00", "2.00").saying(Limit.PER_DAY, usd("3.00")))
        .hasMessageContaining("max-per-day: expected once");
  }
}
