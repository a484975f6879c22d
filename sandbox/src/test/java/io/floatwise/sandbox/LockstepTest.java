package io.floatwise.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.sandbox.exchange.ClockSpeed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class LockstepTest {
  @TempDir Path dir;

  @Test
  void endsInTheSameStateAtAnySpeedAndAfterARestart() throws Exception {
    Ending fast = play(dir.resolve("fast"), ClockSpeed.UNPACED);
    Ending slow = play(dir.resolve("slow"), ClockSpeed.of(400_000));
    assertThat(slow).isEqualTo(fast);
    assertThat(fast.ledger()).contains("purchase.").contains("sale.");
    assertThat(ending(dir.resolve("fast"), ClockSpeed.UNPACED)).isEqualTo(fast);
  }

  @Test
  void neverGoesFasterThanTheClock() throws Exception {
    try (SandboxServer server =
            Sandboxes.start(Sandboxes.config(dir, ClockSpeed.of(3_600), false));
        DmarketCaller caller = DmarketCaller.of(server)) {
      Instant start = server.marketNow();
      caller.await(start);
      long began = System.nanoTime();
      for (int i = 1; i <= 6; i++) {
        caller.await(start.plus(Duration.ofMinutes(5L * i)));
      }
      Duration real = Duration.ofNanos(System.nanoTime() - began);
      assertThat(real.multipliedBy(3_600)).isGreaterThanOrEqualTo(Duration.ofMinutes(25));
    }
  }

  private record Ending(String ledger, String hash) {}

  private static Ending play(Path dir, ClockSpeed speed) throws Exception {
    try (SandboxServer server = Sandboxes.start(Sandboxes.config(dir, speed, false));
        DmarketCaller caller = DmarketCaller.of(server)) {
      server.takeClock();
      Instant start = server.marketNow();
      for (int hour = 1; hour <= 48; hour++) {
        if (hour % 4 == 0) {
          JsonNode offer = caller.cheapest(50L * hour, 20_000);
          caller.buy(offer.path("offerId").asString(), offer.path("priceCents").asString());
          JsonNode held =
              caller.get("/marketplace-api/v2/user/inventory?gameId=a8db&limit=1").json();
          caller.send(
              "POST",
              "/marketplace-api/v2/offers:batchCreate",
              "{\"requests\":[{\"assetId\":\"%s\",\"priceCents\":%d}]}"
                  .formatted(held.at("/items/0/attributes/id").asString(), 40 * hour));
        }
        caller.await(start.plus(Duration.ofHours(hour)));
      }
      return ending(caller);
    }
  }

  private static Ending ending(Path dir, ClockSpeed speed) throws Exception {
    try (SandboxServer server = Sandboxes.start(Sandboxes.config(dir, speed, false));
        DmarketCaller caller = DmarketCaller.of(server)) {
      return ending(caller);
    }
  }

  private static Ending ending(DmarketCaller caller) {
    JsonNode info = caller.admin("GET", "/sandbox/info", "").json();
    return new Ending(caller.ledger(), info.path("stateHash").asString());
  }
}
