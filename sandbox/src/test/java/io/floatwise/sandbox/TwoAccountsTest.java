package io.floatwise.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.money.Money;
import io.floatwise.proving.Proves;
import io.floatwise.sandbox.exchange.Accounts;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Two accounts of one sandbox, against each other and against the market.
class TwoAccountsTest extends SandboxTest {

  DmarketCaller ann;
  DmarketCaller bob;

  @BeforeEach
  void openAnotherAccount() {
    ann = caller;
    JsonNode keys = ann.admin("POST", "/sandbox/accounts", "{}").json();
    bob =
        new DmarketCaller(
            server.baseUrl(),
            keys.path("publicKey").asString(),
            keys.path("secretKey").asString(),
            server.adminToken());
  }

  @AfterEach
  void closeTheOther() {
    bob.close();
  }

  @Test
  @Proves(value = "D.12", breaks = Accounts.class)
  void oneBuysWhatTheOtherOffersAndFillsWhatTheOtherWants() {
    JsonNode bought = buyFromMarket(ann, 1_000);
    String asset = bought.at("/attributes/id").asString();
    String offer = ann.list(asset, 90_000);
    assertThat(ann.buy(offer, "90000").json().path("status").asString()).isEqualTo("TxFailed");
    assertThat(bob.buy(offer, "90000").json().path("status").asString()).isEqualTo("TxSuccess");
    assertThat(Books.of(ann).rows().get("sale." + offer)).startsWith("price 900.00 fee");
    assertThat(Books.of(bob).rows()).containsEntry("purchase." + asset + ".1", "price 900.00");
    conserved();

    String title = bought.at("/attributes/title").asString();
    String best = bought.path("priceCents").asString();
    long wanted = Long.parseLong(best) / 2;
    String back = bob.list(asset, wanted / 2);
    target(ann, title, Money.usd(wanted).toDecimal());
    advance(Duration.ofMinutes(2));
    assertThat(Books.of(bob).rows().keySet()).contains("sale." + back);
    conserved();
  }

  @Test
  void aReversalTakesBackWhicheverTradeWasClosedLast() {
    JsonNode sold = buyFromMarket(ann, 1_000);
    String offer = ann.list(sold.at("/attributes/id").asString(), 5_000);
    advance(Duration.ofMinutes(1));
    bob.buy(offer, "5000");
    advance(Duration.ofMinutes(1));
    String kept = purchase(buyFromMarket(ann, 1_000));
    advance(Duration.ofMinutes(1));
    String latest = purchase(buyFromMarket(ann, 1_000));

    reverse(ann);
    assertThat(Books.of(ann).rows().get(latest)).endsWith("reverted");
    assertThat(Books.of(ann).rows().get(kept)).doesNotContain("reverted");
    assertThat(Books.of(ann).rows().get("sale." + offer)).endsWith("protected");

    reverse(ann);
    assertThat(Books.of(ann).rows().get(kept)).endsWith("reverted");
    assertThat(Books.of(ann).rows().get("sale." + offer)).endsWith("protected");

    reverse(ann);
    assertThat(Books.of(ann).rows().get("sale." + offer)).endsWith("reverted");
    assertThat(Books.of(ann).rows().get(purchase(sold))).doesNotContain("reverted");
    conserved();
  }

  private static String purchase(JsonNode offer) {
    return "purchase." + offer.at("/attributes/id").asString() + ".1";
  }

  /// The fault strikes before the next request of that account.
  private static void reverse(DmarketCaller who) {
    who.fault("reversal", "");
    assertThat(who.get("/account/v1/balance").status()).isEqualTo(200);
  }

  @Test
  @Proves(value = "D.12", breaks = Accounts.class)
  void moneyIsConservedOverAnySequence() {
    trade(11, 120);
    advance(Duration.ofDays(9));
    conserved();
    assertThat(Books.of(ann).rows()).containsEntry("cash.protected", "0.00");
    assertThat(Books.of(ann).rows().keySet()).anyMatch(row -> row.startsWith("sale."));
    assertThat(Books.of(bob).rows().keySet()).anyMatch(row -> row.startsWith("purchase."));
  }

  @Test
  void moneyIsConservedHoweverMoneyBehaves() {
    Map.of(
            "target-freeze", "price",
            "target-balance", "all",
            "update-id", "kept",
            "default-fee", "333",
            "min-fee", "50",
            "fee-rounding", "up",
            "proceeds", "usable",
            "target-price", "target",
            "target-cover", "regained",
            "money-order", "protected-first")
        .forEach(ann::behave);
    trade(12, 60);
    ann.behave("target-freeze", "nothing");
    ann.behave("proceeds", "protected");
    trade(13, 60);
    advance(Duration.ofDays(9));
    conserved();
    assertThat(Books.of(ann).rows()).containsEntry("cash.protected", "0.00");
  }

  private void trade(int seed, int steps) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int step = 0; step < steps; step++) {
      act(random.nextBoolean() ? ann : bob, random);
      conserved();
    }
  }

  private void act(DmarketCaller who, SplittableRandom random) {
    switch (random.nextInt(5)) {
      case 0, 1 -> buyFromMarket(who, 100 + random.nextInt(2_000));
      case 2 -> listFirst(who, 30 + random.nextInt(3_000));
      case 3 -> {
        JsonNode offer = who.cheapest(100, 5_000);
        target(
            who,
            offer.at("/attributes/title").asString(),
            Money.usd(100 + random.nextInt(4_000)).toDecimal());
      }
      default -> advance(Duration.ofMinutes(1 + random.nextInt(600)));
    }
  }

  private void listFirst(DmarketCaller who, long cents) {
    JsonNode held =
        who.get("/marketplace-api/v2/user/inventory?gameId=a8db&limit=1").json().at("/items/0");
    if (!held.isMissingNode()) {
      who.list(held.at("/attributes/id").asString(), cents);
    }
  }

  private static JsonNode buyFromMarket(DmarketCaller who, long from) {
    JsonNode offer = who.cheapest(from, 10_000);
    who.buy(offer);
    return offer;
  }

  private static void target(DmarketCaller who, String title, String dollars) {
    who.send(
        "POST",
        "/marketplace-api/v1/user-targets/create",
        ("{\"GameID\":\"a8db\",\"Targets\":[{\"Amount\":1,\"Title\":\"%s\","
                + "\"Price\":{\"Currency\":\"USD\",\"Amount\":%s}}]}")
            .formatted(title, dollars));
  }

  private void conserved() {
    Books.of(ann).assertConserved();
    Books.of(bob).assertConserved();
  }
}
