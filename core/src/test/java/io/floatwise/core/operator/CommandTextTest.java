package io.floatwise.core.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.money.Currency;
import io.floatwise.core.money.Money;
import io.floatwise.core.trade.Activity;
import io.floatwise.core.trade.IntentId;
import io.floatwise.core.trade.LotId;
import io.floatwise.core.trade.RequestId;
import io.floatwise.core.trade.Setting;
import io.floatwise.core.trade.TargetGroup;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTextTest {

  @Test
  void everyCommandCanBeWritten() {
    var written =
        Map.ofEntries(
            Map.entry("pause all", pause(Activity.values())),
            Map.entry("pause BUY, reprice", pause(Activity.BUY, Activity.REPRICE)),
            Map.entry("resume", new Command.Resume(EnumSet.allOf(Activity.class))),
            Map.entry(" Halt ", new Command.Halt()),
            Map.entry("reduce", new Command.Reduce()),
            Map.entry("panic targets", new Command.Panic(false)),
            Map.entry("panic offers", new Command.Panic(true)),
            Map.entry(
                "limits max-per-trade = 20.00 USD; quote-age=5 min;",
                new Command.ChangeLimits(
                    List.of(
                        new Setting("max-per-trade", "20.00 USD"),
                        new Setting("quote-age", "5 min")))),
            Map.entry("confirm a12", new Command.Confirm(new RequestId(12))),
            Map.entry("approve A12", new Command.Approve(new RequestId(12))),
            Map.entry("deny a12", new Command.Deny(new RequestId(12))),
            Map.entry("list all", new Command.ListAll()),
            Map.entry("reprice all", new Command.RepriceAll()),
            Map.entry("delist all", new Command.DelistAll()),
            Map.entry("cancel targets", new Command.CancelTargets()),
            Map.entry("money +100 USD", put("100.00")),
            Map.entry("Money -1.24 usd", put("-1.24")),
            Map.entry(
                "money -1.24 USD for l18",
                new Command.AdoptMoney(Money.usd(-1_24), Optional.of(new LotId(18)))),
            Map.entry("undo i7", new Command.Undo(new IntentId(7))),
            Map.entry("group pause Rifles", new Command.PauseTargets("Rifles")),
            Map.entry("group resume Rifles", new Command.ResumeTargets("Rifles")),
            Map.entry("group cancel Rifles", new Command.CancelTargetGroup("Rifles")),
            Map.entry(
                "group reprice Rifles to 4.50 USD",
                new Command.RepriceTargets(
                    "Rifles", Optional.empty(), Optional.of(Money.usd(4_50)))),
            Map.entry(
                "group form Rifles 2 cs2 from 1.00 USD to 5 USD: AK-47 | Redline (FT); M4A4 | X",
                new Command.FormTargetGroup(
                    new TargetGroup(
                        "Rifles",
                        List.of(
                            new Title(Game.CS2, "AK-47 | Redline (FT)"),
                            new Title(Game.CS2, "M4A4 | X")),
                        2,
                        Optional.of(Money.usd(1_00)),
                        Optional.of(Money.usd(5_00))))));

    written.forEach((line, command) -> assertThat(CommandText.parse(line)).isEqualTo(command));
    assertThat(written.values().stream().map(Object::getClass).collect(Collectors.toSet()))
        .isEqualTo(kinds(Command.class).collect(Collectors.toSet()));
  }

  private static Stream<Class<?>> kinds(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(CommandTextTest::kinds)
        : Stream.of(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "burn",
        "pause everything",
        "halt now",
        "panic",
        "panic all",
        "pause all buy",
        "limits max-per-trade",
        "approve",
        "approve 12",
        "approve a0",
        "approve a1 a2",
        "list",
        "list some",
        "cancel all",
        "money",
        "money 100.00 USD",
        "money + 100.00 USD",
        "money +1.234 USD",
        "money +12345678.00 USD",
        "money +1.00 EUR",
        "money +1.00",
        "money -1.24 USD for 18",
        "money -1.24 USD for L0",
        "money -1.24 USD for L18 L19"
      })
  void whatIsNoCommandSaysWhatWasExpected(String line) {
    assertThatThrownBy(() -> CommandText.parse(line))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected")
        .hasMessageContaining("found");
  }

  @Test
  void moneyIsReadAsItIsWritten() {
    for (String line : List.of("money +100.00 USD", "money -0.01 USD", "money -1.24 USD for L18")) {
      assertThat(MoneyText.text((Command.AdoptMoney) CommandText.parse(line))).isEqualTo(line);
    }
  }

  private static Command put(String amount) {
    return new Command.AdoptMoney(Money.ofDecimal(amount, Currency.USD), Optional.empty());
  }

  private static Command pause(Activity... activities) {
    return new Command.Pause(EnumSet.copyOf(List.of(activities)));
  }
}
