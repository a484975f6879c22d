package io.floatwise.core.stress;

import static io.floatwise.core.Given.NOW;
import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.fees;
import static io.floatwise.core.Given.item;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.report.Ledger;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.trade.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every figure here was worked out by hand: a fee of 10 % is rounded up, prices after a fall down.
class StressTest {

  private final Ledger ledger = new Ledger();

  private void fact(Fact fact) {
    ledger.apply(new Entry(ledger.seq() + 1, NOW, fact));
  }

  /// 100.00 free, 40.00 protected, a lot of 8.00 and a target at 9.00 for two; offers begin at
  /// 10.00.
  private Stress given() {
    fact(new Fact.AccountOpened("demo", usd("100.00"), usd("40.00")));
    fact(new Fact.LotAdopted(item("a"), Optional.of(usd("8.00"))));
    fact(new Fact.TargetAdopted(new TargetId("t"), TITLE, usd("9.00"), 2));
    return new Stress(ledger, Limits.DEFAULT, prices("10.00"));
  }

  private static Prices prices(String offer) {
    var quote = new Quote(TITLE, Optional.of(usd(offer)), 1, Optional.empty(), 0, NOW);
    return new Prices(Map.of(TITLE, quote), Map.of(Game.CS2, fees(10)), NOW);
  }

  private static Stressed crash(Stress stress) {
    return stress.of(
        Scenario.parse(
            """
            name = crash
            price-fall = 30 %
            targets-filled = 50 %
            reverted = 25 %
            """));
  }

  @Test
  void lossesAreThoseOfLotsOfTargetsFilledBeforeAndOfProceedsTakenBack() {
    Stressed stressed = crash(given());

    // 10.00 brings 9.00; 7.00 brings 6.30.
    assertThat(stressed.before()).isEqualTo(usd("149.00"));
    assertThat(stressed.lotLoss()).isEqualTo(usd("2.70"));
    // One of the two is filled at 9.00 and worth 6.30.
    assertThat(stressed.fills())
        .containsExactly(new Stressed.Fill(TITLE, 1, usd("9.00"), usd("6.30")));
    assertThat(stressed.fillLoss()).isEqualTo(usd("2.70"));
    assertThat(stressed.revertedLoss()).isEqualTo(usd("10.00"));
    assertThat(stressed.loss()).isEqualTo(usd("15.40"));
    assertThat(stressed.stuck()).as("6.30 is less than its cost").isEqualTo(usd("8.00"));
  }

  @Test
  void theRulesThatWouldStepInAreNamed() {
    assertThat(crash(given()).protections())
        .extracting(Stressed.Protection::rule)
        .containsExactly("crash-pauses", "drawdown-halves");
  }

  @Test
  void moreMayBeLostThanTheLimitAndThenBuyingStops() {
    var limits = Limits.DEFAULT.with(Limit.LEAST_RESERVE, usd("85.00"));
    given();
    Stressed stressed = crash(new Stress(ledger, limits, prices("3.00")));

    // 3.00 brings 2.70, 2.10 brings 1.89: 6.11 below the cost, 7.11 with a target, 10.00 taken
    // back:
    // 23.22 of 148.00, and 72.00 stay free beside what targets promise.
    assertThat(stressed.loss()).isEqualTo(usd("17.92"));
    assertThat(stressed.protections())
        .extracting(Stressed.Protection::rule)
        .containsExactly("crash-pauses", "drawdown-stops", "reserve");
  }

  @Test
  void aBargainIsNoGainBeforeSomebodyBuysIt() {
    given();

    assertThat(crash(new Stress(ledger, Limits.DEFAULT, prices("50.00"))).fillLoss())
        .isEqualTo(Money.ZERO_USD);
  }

  @Test
  void dearerFeesTakeWhatTheyTake() {
    Stressed stressed = given().of(Scenario.parse("name = fees\nfee-share = 200 %"));

    assertThat(stressed.lotLoss()).isEqualTo(usd("1.00"));
    assertThat(stressed.stuck()).as("8.00 brings back its cost of 8.00").isEqualTo(usd("0.00"));
    assertThat(stressed.protections()).isEmpty();
  }

  @Test
  void aLockMakesEverythingStuckAndMoneyScarce() {
    Stressed stressed =
        given().of(Scenario.parse("name = lock\nlock = 7 d\ntargets-filled = 100 %"));

    assertThat(stressed.stuck()).isEqualTo(usd("8.00"));
    assertThat(stressed.protections()).isEmpty();
  }

  /// As the rule itself counts: items at cost and what targets promise, of equity at cost.
  @Test
  void whatIsLockedAwayAlreadyAllowsLessAfterReversals() {
    given();
    Limits strict = Limits.DEFAULT.changed(List.of(new Setting("locked-away", "18 %")));
    var stress = new Stress(ledger, strict, prices("10.00"));

    assertThat(stress.of(Scenario.parse("name = none")).protections()).isEmpty();
    assertThat(stress.of(Scenario.parse("name = back\nreverted = 100 %")).protections())
        .extracting(Stressed.Protection::effect)
        .contains(
            "nothing more is bought: 26.00 USD would not be usable within a week, limit 19.44 USD");
  }

  @Test
  void gainsAreNoPartOfTheDrawdownThatRulesSee() {
    given();
    Stressed stressed =
        new Stress(ledger, Limits.DEFAULT, prices("50.00"))
            .of(Scenario.parse("name = fall\nprice-fall = 50 %"));

    assertThat(stressed.lotLoss()).isEqualTo(usd("22.50"));
    assertThat(stressed.protections())
        .extracting(Stressed.Protection::rule)
        .as("22.50 is still far above the cost of 8.00")
        .containsExactly("crash-pauses");
  }

  @Test
  void whatIsOfAnotherGameStaysAsItIs() {
    assertThat(given().of(Scenario.parse("name = rust\ngames = rust\nprice-fall = 90 %")).loss())
        .isEqualTo(Money.ZERO_USD);
  }

  @Test
  void whatNobodyQuotesIsCountedAndNotGuessed() {
    given();
    var none = new Prices(Map.of(), Map.of(Game.CS2, fees(10)), NOW);
    Stressed stressed = crash(new Stress(ledger, Limits.DEFAULT, none));

    assertThat(stressed.unpriced()).isEqualTo(2);
    assertThat(stressed.lotLoss()).isEqualTo(Money.ZERO_USD);
    assertThat(stressed.before()).isEqualTo(usd("148.00"));
  }

  @Test
  void unknownFeesRefuse() {
    given();

    assertThatThrownBy(
            () -> new Stress(ledger, Limits.DEFAULT, new Prices(Map.of(), Map.of(), NOW)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("the fees of CS2");
  }

  @Test
  void whatIsBuiltInIsSaidToBeAssumedFromSomewhere() {
    assertThat(Scenario.BUILT_IN)
        .allSatisfy(scenario -> assertThat(scenario.source()).isNotBlank())
        .extracting(Scenario::name)
        .doesNotHaveDuplicates()
        .contains("trade-protection-2025-07", "trade-up-2025-10-23", "feed-frozen");
  }

  @Test
  void aFileSaysEverything() {
    Scenario scenario =
        Scenario.parse(
            """
            # mine
            name = mine
            about = all at once
            source = a bad dream
            games = cs2, dota2
            price-fall = 12.5 %
            targets-filled = 100 %
            fee-share = 150 %
            lock = 36 h
            reverted = 1 %
            blind = 2 d
            """);

    assertThat(scenario.games()).isEqualTo(Set.of(Game.CS2, Game.DOTA2));
    assertThat(scenario.fall().basisPoints()).isEqualTo(1250);
    assertThat(scenario.fees().basisPoints()).isEqualTo(15_000);
    assertThat(scenario.lock()).isEqualTo(Duration.ofHours(36));
    assertThat(scenario.blind()).isEqualTo(Duration.ofDays(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "price-fall = 30 %|expected a line name",
        "name = x;price-fall = 101 %|price-fall: expected 0 % to 100.00 %, found 101.00 %",
        "name = x;price-fall = -3 %|price-fall: expected a share such as 30 %, found '-3 %'",
        "name = x;price-fall = 3|price-fall: expected a share such as 30 %, found '3'",
        "name = x;name = y|line 2: expected name once",
        "name = x;color = red|line 2: expected one of [about",
        "name = x;nonsense|found 'nonsense'",
        "name = x;games = chess|games: expected some of cs2, dota2, tf2, rust, found 'chess'",
        "name = x;lock = 400 d|lock: expected a time up to 365 d such as 12 h or 7 d, found '400 d'",
        "name = x;fee-share = 1001 %|fee-share: expected 0 % to 1000.00 %",
      })
  void nonsenseIsRefusedWithWhatWasExpected(String lines, String message) {
    assertThatThrownBy(() -> Scenario.parse(lines.replace(";", "\n")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aTitleOfAnotherGameNeedsItsFees() {
    fact(new Fact.AccountOpened("demo", usd("100.00"), usd("0.00")));
    fact(
        new Fact.TargetAdopted(
            new TargetId("t"), new Title(Game.RUST, "Metal Facemask"), usd("9.00"), 2));

    assertThatThrownBy(() -> new Stress(ledger, Limits.DEFAULT, prices("10.00")))
        .hasMessageContaining("Rust");
  }
}
