package io.floatwise.dmarket;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.floatwise.core.item.Game;
import io.floatwise.dmarket.http.Fault;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.request.GameCode;
import io.floatwise.dmarket.request.Operation;
import io.floatwise.dmarket.wire.Acknowledged;
import io.floatwise.dmarket.wire.Bodies;
import io.floatwise.dmarket.wire.DepositStatusRow;
import io.floatwise.dmarket.wire.ProfileRow;
import io.floatwise.proving.Proves;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Who the account is and what moves between Steam and the venue: exact bytes and exact values.
class TransferOperationsTest {

  private static final String ACCOUNT = "4f1b2f6e-0000-4000-8000-000000000001";
  private static final String CANARY = "CANARY";

  private final StubVenue venue = new StubVenue();

  @AfterEach
  void close() {
    venue.close();
  }

  private static <T> T value(Reply<T> reply) {
    if (reply instanceof Reply.Ok<T> ok) {
      return ok.value();
    }
    throw new AssertionError("expected a value, found " + reply);
  }

  @Test
  @Proves(value = "P4.1.6", breaks = ProfileRow.class)
  void profile() {
    venue.answers(EveryOperation.reply(Operation.PROFILE));

    assertThat(value(venue.dmarket.profile()))
        .isEqualTo(
            new ProfileRow(
                ACCOUNT, Optional.of(500), List.of("a8db", "rust"), List.of("P2POfferCreation")));
    assertThat(venue.sent()).isEqualTo("GET /account/v1/user");
  }

  /// An answer of any shape: what people and logs get to see must not hold the account's secrets.
  @Test
  void noShapeOfTheProfileLetsItsSecretsOut() {
    String whole = EveryOperation.reply(Operation.PROFILE);
    List<String> shapes =
        List.of(
            whole,
            whole.replace("\"id\":", "\"idV3\":"),
            whole.replace("\"id\":\"" + ACCOUNT + "\"", "\"id\":{\"value\":\"CANARY\"}"),
            whole.replace("\"targetsLimit\":500", "\"targetsLimit\":\"CANARY-limit\""),
            whole.replace("\"linkedGames\":[", "\"linkedGames\":[\"CANARY\","),
            whole.replaceFirst("\"settings\":\\{.*?\\}", "\"settings\":\"CANARY\""),
            whole.replace("\"CANARY-token\"", "CANARY_TOKEN_WITHOUT_QUOTES"),
            whole.replace("\"CANARY-token\"", "\"CANARY-token\",\"CANARY\":1,\"CANARY\":2"),
            whole.substring(0, whole.indexOf("CANARY-token") + 8),
            "\"CANARY\"",
            "[\"CANARY\"]",
            "CANARY");
    Logger root = (Logger) LoggerFactory.getLogger("io.floatwise.dmarket");
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    Level before = root.getLevel();
    lines.start();
    root.addAppender(lines);
    root.setLevel(Level.TRACE);
    root.setAdditive(false);
    try {
      for (String shape : shapes) {
        for (int status : List.of(200, 400, 404)) {
          venue.answers(status, shape);
          Reply<ProfileRow> reply = venue.dmarket.profile();
          assertThat(reply.toString()).as(shape).doesNotContain(CANARY);
          if (reply instanceof Reply.Failed<ProfileRow>(Fault fault)) {
            assertThat(fault.message()).as(shape).isNotBlank();
          }
        }
      }
    } finally {
      root.detachAppender(lines);
      root.setLevel(before);
      root.setAdditive(true);
    }
    assertThat(lines.list)
        .hasSizeGreaterThanOrEqualTo(shapes.size())
        .extracting(ILoggingEvent::getFormattedMessage)
        .allSatisfy(line -> assertThat(line).doesNotContain(CANARY));
  }

  @Test
  @Proves(value = "P4.1.6", breaks = GameCode.class)
  void inventorySyncNamesEachGameInItsOwnWords() {
    List<String> words = List.of("CSGO", "Dota2", "TF2", "Rust");
    List<Game> games = List.of(Game.CS2, Game.DOTA2, Game.TF2, Game.RUST);
    assertThat(games).containsExactlyInAnyOrder(Game.values());
    for (int i = 0; i < games.size(); i++) {
      venue.answers("{}");
      assertThat(value(venue.dmarket.syncInventory(games.get(i)))).isEqualTo(new Acknowledged());
      assertThat(venue.sent())
          .isEqualTo(
              "POST /marketplace-api/v1/user-inventory/sync\n"
                  + "{\"Type\":\"Inventory\",\"GameID\":\""
                  + words.get(i)
                  + "\"}");
    }
  }

  @Test
  @Proves(value = "P4.1.6", breaks = Bodies.class, breaksMethods = "deposit")
  void deposit() {
    venue.answers("{\"DepositID\":\"dep-1\"}");

    assertThat(value(venue.dmarket.depositAssets(List.of("0:1234:5678:730", "1:2:3:570"))))
        .isEqualTo("dep-1");
    assertThat(venue.sent())
        .isEqualTo(
            "POST /marketplace-api/v1/deposit-assets\n"
                + "{\"AssetID\":[\"0:1234:5678:730\",\"1:2:3:570\"]}");
  }

  @Test
  @Proves(value = "P4.1.6", breaks = DepositStatusRow.class)
  void depositStatus() {
    venue.answers(
        EveryOperation.reply(Operation.DEPOSIT_STATUS),
        """
        {"DepositID":"dep-2","Status":"TransferStatusOfTomorrow","Error":"InventoryRevoked",
         "later":{"a":[1]}}\
        """);

    assertThat(value(venue.dmarket.depositStatus("dep/1 é")))
        .isEqualTo(
            new DepositStatusRow(
                "dep-1",
                "TransferStatusSuccess",
                Optional.empty(),
                List.of(
                    new DepositStatusRow.Arrived(
                        "0:1234:5678:730", "beb46bee-ba6a-5994-8e56-81e73fb06dc0")),
                Optional.of("6677"),
                Optional.of("code 12")));
    assertThat(venue.sent()).isEqualTo("GET /marketplace-api/v1/deposit-status/dep%2F1%20%C3%A9");
    assertThat(value(venue.dmarket.depositStatus("dep-2")))
        .isEqualTo(
            new DepositStatusRow(
                "dep-2",
                "TransferStatusOfTomorrow",
                Optional.of("InventoryRevoked"),
                List.of(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  @Proves(value = "P4.1.6", breaks = Bodies.class, breaksMethods = "withdrawals")
  void withdrawal() {
    venue.answers("{\"transferId\":\"tr-1\"}");

    List<Bodies.Withdrawal> assets =
        List.of(
            new Bodies.Withdrawal("a-1", Game.CS2, "c-1"),
            new Bodies.Withdrawal("a-2", Game.DOTA2, "c-2"),
            new Bodies.Withdrawal("a-3", Game.TF2, "c-3"),
            new Bodies.Withdrawal("a-4", Game.RUST, "c-4"));
    assertThat(
            value(
                venue.dmarket.withdrawAssets(
                    assets, UUID.fromString("11111111-2222-4333-8444-555555555555"))))
        .isEqualTo("tr-1");
    assertThat(venue.sent())
        .isEqualTo(
            "POST /exchange/v1/withdraw-assets\n"
                + "{\"assets\":[{\"id\":\"a-1\",\"gameId\":\"a8db\",\"classId\":\"c-1\"},"
                + "{\"id\":\"a-2\",\"gameId\":\"9a92\",\"classId\":\"c-2\"},"
                + "{\"id\":\"a-3\",\"gameId\":\"tf2\",\"classId\":\"c-3\"},"
                + "{\"id\":\"a-4\",\"gameId\":\"rust\",\"classId\":\"c-4\"}],"
                + "\"requestId\":\"11111111-2222-4333-8444-555555555555\"}");
  }
}
