package io.floatwise.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.sandbox.DmarketCaller.Answer;
import io.floatwise.sandbox.exchange.ClockSpeed;
import io.floatwise.sandbox.state.StateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ControlsTest {
  private static final String INVENTORY =
      "/marketplace-api/v2/user/inventory?gameId=a8db&limit=100";

  @TempDir Path dir;

  @Test
  void executesAndNeverAnswersWhenItHangsAfterTheCommit() throws Exception {
    try (SandboxServer server = Sandboxes.start(dir);
        DmarketCaller caller = DmarketCaller.of(server)) {
      JsonNode offer = caller.cheapest(100, 5_000);
      caller.admin("POST", "/sandbox/fault", "{\"name\":\"hang-after-commit\",\"count\":1}");
      assertThatThrownBy(() -> caller.buy(offer)).isInstanceOf(UncheckedIOException.class);
      assertThat(caller.get(INVENTORY).json().at("/items/0/attributes/id"))
          .isEqualTo(offer.at("/attributes/id"));
      assertThat(caller.buy(offer).json().at("/dmOffersFailReason/code").asString())
          .isEqualTo("OfferNotFound");
    }
  }

  @Test
  void dropsWritesBeforeTheyAreExecuted() throws Exception {
    try (SandboxServer server = Sandboxes.start(dir);
        DmarketCaller caller = DmarketCaller.of(server)) {
      JsonNode offer = caller.cheapest(100, 5_000);
      caller.admin("POST", "/sandbox/fault", "{\"name\":\"drop-before\",\"count\":1}");
      assertThatThrownBy(() -> caller.buy(offer)).isInstanceOf(UncheckedIOException.class);
      assertThat(caller.get(INVENTORY).json().path("items")).isEmpty();
      assertThat(caller.buy(offer).json().path("status").asString()).isEqualTo("TxSuccess");
    }
  }

  @Test
  void showsTheMaintenancePageAsOftenAsAsked() throws Exception {
    try (SandboxServer server = Sandboxes.start(dir);
        DmarketCaller caller = DmarketCaller.of(server)) {
      caller.admin("POST", "/sandbox/fault", "{\"name\":\"error-503\",\"count\":2}");
      for (int i = 0; i < 2; i++) {
        Answer answer = caller.get(INVENTORY);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type"))
            .contains("text/html; charset=utf-8");
        assertThat(answer.body()).startsWith("<!DOCTYPE html>");
      }
      assertThat(caller.get(INVENTORY).status()).isEqualTo(200);
      assertThat(caller.admin("POST", "/sandbox/fault", "{\"name\":\"nope\"}").status())
          .isEqualTo(400);
    }
  }

  @Test
  void revertsATradeThatIsStillProtected() throws Exception {
    try (SandboxServer server = Sandboxes.start(dir);
        DmarketCaller caller = DmarketCaller.of(server)) {
      JsonNode offer = caller.cheapest(100, 5_000);
      caller.buy(offer);
      String body = "{\"offerId\":\"" + offer.path("offerId").asString() + "\"}";
      assertThat(caller.admin("POST", "/sandbox/revert", body).status()).isEqualTo(200);
      assertThat(caller.get(INVENTORY).json().path("items")).isEmpty();
      assertThat(caller.get("/account/v1/balance").json().path("usd").asString())
          .isEqualTo("100000");
      assertThat(caller.admin("POST", "/sandbox/revert", body).status()).isEqualTo(409);
    }
  }

  @Test
  void opensMoreAccountsThatSeeOnlyTheirOwn() throws Exception {
    try (SandboxServer server = Sandboxes.start(dir);
        DmarketCaller caller = DmarketCaller.of(server)) {
      JsonNode keys = caller.admin("POST", "/sandbox/accounts", "").json();
      caller.buy(caller.cheapest(100, 5_000));
      try (DmarketCaller other =
          new DmarketCaller(
              server.baseUrl(),
              keys.path("publicKey").asString(),
              keys.path("secretKey").asString(),
              server.adminToken())) {
        assertThat(other.get(INVENTORY).json().path("items")).isEmpty();
        assertThat(other.ledger()).contains("account-2").doesNotContain("purchase");
      }
      assertThat(caller.ledger()).contains("account-1").contains("purchase");
    }
  }

  /// Whoever only looked once stopped a market for good.
  @Test
  void readingTheClockTakesNothingAndSaysWhoMovesIt() throws Exception {
    try (SandboxServer server =
            Sandboxes.start(Sandboxes.config(dir, ClockSpeed.of(1_000), false));
        DmarketCaller caller = DmarketCaller.of(server)) {
      JsonNode before = clock(caller);
      assertThat(before.path("clock").asString()).isEqualTo("waiting");
      caller.get("/account/v1/balance");
      Instant begun = Instant.parse(before.path("now").asString());
      long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      JsonNode after = clock(caller);
      while (!Instant.parse(after.path("now").asString()).isAfter(begun)) {
        assertThat(System.nanoTime()).as("market time stands still").isLessThan(deadline);
        after = clock(caller);
      }
      assertThat(after.path("clock").asString()).isEqualTo("free");
      server.takeClock();
      assertThat(clock(caller).path("clock").asString()).isEqualTo("lockstep");
    }
  }

  private static JsonNode clock(DmarketCaller caller) {
    return caller.admin("GET", "/sandbox/clock", "").json();
  }

  @Test
  void tellsItsSeedAndAssumptionsOnlyToTheAdmin() throws Exception {
    try (SandboxServer server = Sandboxes.start(dir);
        DmarketCaller caller = DmarketCaller.of(server)) {
      JsonNode info = caller.admin("GET", "/sandbox/info", "").json();
      assertThat(info.path("seed").asLong()).isEqualTo(7);
      assertThat(info.path("mispricedPerDay").asInt()).isEqualTo(30);
      assertThat(info.path("assumptions").asString()).contains("made up");
      assertThat(info.path("now").asString()).isEqualTo(server.marketNow().toString());
      assertThat(caller.exchange(caller.builder("GET", "/sandbox/info", "").build()).status())
          .isEqualTo(401);
      for (String secret : new String[] {"keys", "admin-token"}) {
        assertThat(
                PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve(secret))))
            .isEqualTo("rw-------");
      }
      assertThat(server.toString()).doesNotContain(server.secretKey());
    }
  }

  @Test
  void saysWhatToDoAboutABusyPortAndABusyDirectory() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      SandboxConfig free = Sandboxes.config(dir, ClockSpeed.UNPACED, false);
      SandboxConfig busy = free.withPort(taken.getLocalPort());
      assertThatThrownBy(() -> Sandboxes.start(busy))
          .isInstanceOf(BindException.class)
          .hasMessageContaining(Integer.toString(taken.getLocalPort()))
          .hasMessageContaining("choose another");
      try (SandboxServer first = Sandboxes.start(free)) {
        assertThatThrownBy(() -> Sandboxes.start(dir))
            .isInstanceOf(StateException.class)
            .hasMessageContaining("another sandbox is using");
        assertThat(first.marketNow()).isNotNull();
      }
    }
  }

  @Test
  void refusesTheStateOfAnotherMarket() throws Exception {
    Sandboxes.start(dir).close();
    SandboxConfig config = Sandboxes.config(dir, ClockSpeed.UNPACED, false);
    assertThatThrownBy(() -> SandboxServer.start(config, Sandboxes.recipe(8), _ -> {}))
        .isInstanceOf(StateException.class)
        .hasMessageEndingWith(
            "inputs.log holds another market: --seed: 7 there, 8 asked for; use the same options or"
                + " another data directory (--data)");
  }

  @Test
  void aStartSaysWhatItDoesAndHowFarItIs() throws Exception {
    var said = new ArrayList<String>();
    SandboxConfig config = Sandboxes.config(dir, ClockSpeed.UNPACED, false);
    try (SandboxServer server = SandboxServer.start(config, Sandboxes.recipe(7), said::add)) {
      assertThat(said)
          .hasSize(5)
          .startsWith("simulating the trading before the market opens, day 1 of 5")
          .endsWith("simulating the trading before the market opens, day 5 of 5");
      try (DmarketCaller caller = DmarketCaller.of(server)) {
        caller.await(server.marketNow().plus(Duration.ofHours(1)));
        caller.await(server.marketNow().plus(Duration.ofHours(1)));
      }
    }
    said.clear();
    SandboxServer.start(config, Sandboxes.recipe(7), said::add).close();
    assertThat(said)
        .hasSizeGreaterThan(6)
        .endsWith("repeating what happened in the sandbox so far, 100 %");
  }

  @Test
  void closesQuicklyWithConnectionsAndWaitersOpen() throws Exception {
    SandboxServer server = Sandboxes.start(Sandboxes.config(dir, ClockSpeed.parse("0.001"), false));
    int port = server.baseUrl().getPort();
    try (Socket idle = new Socket(InetAddress.getLoopbackAddress(), port);
        Socket waiting = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String body = "{\"until\":\"" + server.marketNow().plus(Duration.ofDays(1)) + "\"}";
      waiting
          .getOutputStream()
          .write(
              "POST /sandbox/clock/await HTTP/1.1\r\nHost: x\r\nX-Sandbox-Admin: %s\r\nContent-Length: %d\r\n\r\n%s"
                  .formatted(server.adminToken(), body.length(), body)
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(idle.isConnected()).isTrue();
      long started = System.nanoTime();
      server.close();
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(6));
    }
    assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
        .isInstanceOf(IOException.class);
  }

  @Test
  void runsFreelyUntilAControllerTakesTheClock() throws Exception {
    Instant held;
    try (SandboxServer server =
            Sandboxes.start(Sandboxes.config(dir, ClockSpeed.of(100_000), false));
        DmarketCaller caller = DmarketCaller.of(server)) {
      Instant start = Instant.parse("2026-01-05T00:00:00Z");
      assertThat(server.marketNow()).isEqualTo(start);
      caller.get("/account/v1/balance");
      while (!server.marketNow().isAfter(start.plusSeconds(60))) {
        Thread.onSpinWait();
      }
      server.takeClock();
      held = server.marketNow();
      for (int i = 0; i < 50; i++) {
        caller.get("/account/v1/balance");
      }
      assertThat(server.marketNow()).isEqualTo(held);
      Instant until = held.plusSeconds(90);
      assertThat(caller.await(until).json().path("now").asString()).isEqualTo(until.toString());
      assertThat(caller.await(held).json().path("now").asString()).isEqualTo(until.toString());
      held = until;
    }
    try (SandboxServer again =
            Sandboxes.start(Sandboxes.config(dir, ClockSpeed.of(100_000), false));
        DmarketCaller caller = DmarketCaller.of(again)) {
      caller.get("/account/v1/balance");
      caller.get("/account/v1/balance");
      assertThat(again.marketNow()).isEqualTo(held);
    }
  }
}
