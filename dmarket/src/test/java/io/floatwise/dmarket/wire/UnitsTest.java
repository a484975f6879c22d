package io.floatwise.dmarket.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.execution.Balance;
import io.floatwise.core.money.Money;
import io.floatwise.dmarket.map.AccountRows;
import io.floatwise.proving.Proves;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnitsTest {

  @Test
  @Proves(
      value = "T5.7",
      breaks = {Cents.class, Dollars.class})
  void theSameNumberIsCentsOrDollarsByItsEndpoint() {
    for (String number : List.of("850", "\"850\"", "850.00", "\"850.0\"")) {
      Json json = json("{\"amount\":" + number + "}");
      assertThat(json.cents("amount").toMoney()).isEqualTo(Money.usd(850));
      assertThat(json.dollars("amount").toMoney()).isEqualTo(Money.usd(85_000));
    }
    assertThat(Cents.of(Money.usd(850))).isEqualTo(new Cents(850));
    assertThat(Dollars.of(Money.usd(850))).isEqualTo(new Dollars(new BigDecimal("8.50")));
    assertThat(Cents.class.isAssignableFrom(Dollars.class)).isFalse();
    assertThat(Dollars.class.isAssignableFrom(Cents.class)).isFalse();
  }

  @Test
  void everyAmountSurvivesBothUnits() {
    long seed = 99;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      Money money = Money.usd(random.nextLong(-10_000_000_000_000L, 10_000_000_000_000L));
      String dollars = Dollars.of(money).onWire().toPlainString();
      assertThat(json("{\"a\":" + dollars + "}").dollars("a").toMoney())
          .as("seed %d", seed)
          .isEqualTo(money);
      assertThat(json("{\"a\":\"" + Cents.of(money).value() + "\"}").cents("a").toMoney())
          .as("seed %d", seed)
          .isEqualTo(money);
    }
  }

  @Test
  void refusesFractionsOfACentAndWhatIsNoNumber() {
    for (String bad :
        List.of(
            "1.005",
            "\"0.001\"",
            "\"1,5\"",
            "\"x\"",
            "true",
            "{}",
            "[]",
            "null",
            "\"\"",
            "1e30",
            "1e999999999",
            "\"1e2\"",
            "\"NaN\"",
            "\" 1\"",
            "\"0x10\"",
            "\"٣\"")) {
      Json json = json("{\"row\":{\"amount\":" + bad + "}}").object("row");
      assertThatThrownBy(() -> json.dollars("amount"))
          .as(bad)
          .isInstanceOf(WireException.class)
          .hasMessageStartingWith("row.amount: expected ");
      assertThatThrownBy(() -> json.cents("amount")).as(bad).isInstanceOf(WireException.class);
    }
    assertThatThrownBy(() -> json("{\"amount\":8.5}").cents("amount"))
        .isInstanceOf(WireException.class);
  }

  @Test
  @Proves(
      value = "P4.1.2",
      breaks = {BalanceRow.class, Json.class})
  void readsEveryBalanceShapeToTheCent() {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      long usd = random.nextLong(1_000_000_000_000L);
      long out = random.nextLong(usd + 1);
      long held = random.nextLong(1_000_000_000_000L);
      for (String q : List.of("\"", "")) {
        assertThat(
                AccountRows.balance(
                        BalanceRow.read(
                            json(
                                "{\"usd\":%1$s%2$d%1$s,\"usdAvailableToWithdraw\":%1$s%3$d%1$s,"
                                        .formatted(q, usd, out)
                                    + "\"dmc\":\"0\",\"usdTradeProtected\":%s%d%s}"
                                        .formatted(q, held, q))))
                    .total())
            .as("seed 7")
            .isEqualTo(Money.usd(usd + held));
      }
    }
    assertThat(
            AccountRows.balance(
                BalanceRow.read(json("{\"usd\":\"1000\",\"usdAvailableToWithdraw\":\"1000\"}"))))
        .isEqualTo(new Balance(Money.usd(1000), Money.usd(1000), Money.ZERO_USD));
  }

  @Test
  @Proves(
      value = "P4.1.2",
      breaks = {BalanceRow.class, Json.class})
  void takesNoUnknownBalanceShapeForZero() {
    for (String bad :
        List.of(
            "{}",
            "{\"usd\":null,\"usdAvailableToWithdraw\":\"1\"}",
            "{\"usd\":\"\",\"usdAvailableToWithdraw\":\"1\"}",
            "{\"usd\":\"10.5\",\"usdAvailableToWithdraw\":\"1\"}",
            "{\"usd\":{\"amount\":1},\"usdAvailableToWithdraw\":\"1\"}",
            "{\"usd\":\"1\"}",
            "{\"usd\":\"1\",\"usdAvailableToWithdraw\":\"1\",\"usdTradeProtected\":\"x\"}",
            "{\"balance\":{\"usd\":\"1\"}}",
            "{\"error\":\"x\",\"code\":5,\"message\":\"y\"}")) {
      assertThatThrownBy(() -> AccountRows.balance(BalanceRow.read(json(bad))))
          .as(bad)
          .isInstanceOf(WireException.class);
    }
    assertThatThrownBy(() -> json("{\"usd\":\"1\",\"usd\":\"100\"}"))
        .isInstanceOf(WireException.class);
  }

  private static Json json(String text) {
    return Json.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
