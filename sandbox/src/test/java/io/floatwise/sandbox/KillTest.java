package io.floatwise.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.sandbox.DmarketCaller.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class KillTest {
  private static final int KILLS = 5;
  private static final String TARGETS =
      "/marketplace-api/v2/user/targets?gameId=a8db&limit=100&cursor=";

  @TempDir Path dir;
  private final Set<String> bought = new HashSet<>();
  private final Set<String> targets = new HashSet<>();
  private Instant seen = Instant.EPOCH;

  @Test
  void keepsEverythingItAnsweredThroughKillsAtAnyMoment() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = launch();
      try (DmarketCaller caller = connect(process)) {
        verify(caller, "seed " + seed + ", kill " + kill);
        writeUntilKilled(caller, process, random);
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
    String ledger;
    String hash;
    try (SandboxServer server = Sandboxes.start(dir);
        DmarketCaller caller = DmarketCaller.of(server)) {
      verify(caller, "seed " + seed + ", at the end");
      ledger = caller.ledger();
      hash = caller.admin("GET", "/sandbox/info", "").json().path("stateHash").asString();
    }
    try (SandboxServer again = Sandboxes.start(dir);
        DmarketCaller caller = DmarketCaller.of(again)) {
      assertThat(caller.ledger()).isEqualTo(ledger);
      assertThat(caller.admin("GET", "/sandbox/info", "").json().path("stateHash").asString())
          .isEqualTo(hash);
    }
    assertThat(bought).isNotEmpty();
    assertThat(targets).isNotEmpty();
  }

  private void writeUntilKilled(DmarketCaller caller, Process process, Random random) {
    int deadline = 5 + random.nextInt(30);
    int requests = 0;
    String title = caller.cheapest(100, 5_000).at("/attributes/title").asString();
    try {
      while (true) {
        if (requests++ == deadline) {
          Thread.ofVirtual().start(process::destroyForcibly);
        }
        switch (random.nextInt(3)) {
          case 0 -> buy(caller);
          case 1 -> placeTarget(caller, title);
          default -> advance(caller, random.nextInt(1, 600));
        }
      }
    } catch (UncheckedIOException e) {
      assertThat(requests).as(e.getMessage()).isGreaterThan(deadline);
    }
  }

  private void buy(DmarketCaller caller) {
    JsonNode offer = caller.cheapest(30, 300);
    Answer answer =
        caller.buy(offer.path("offerId").asString(), offer.path("priceCents").asString());
    if (answer.json().path("status").asString().equals("TxSuccess")) {
      bought.add(offer.at("/attributes/id").asString());
    }
  }

  private void placeTarget(DmarketCaller caller, String title) {
    JsonNode answer =
        caller
            .send(
                "POST",
                "/marketplace-api/v1/user-targets/create",
                """
                {"GameID":"a8db","Targets":[{"Amount":"1",\
                "Price":{"Currency":"USD","Amount":0.02},"Title":"%s"}]}\
                """
                    .formatted(title))
            .json();
    if (answer.at("/Result/0/Successful").asBoolean()) {
      targets.add(answer.at("/Result/0/TargetID").asString());
    }
  }

  private void advance(DmarketCaller caller, int seconds) {
    Answer answer = caller.await(seen.plusSeconds(seconds));
    seen = Instant.parse(answer.json().path("now").asString());
  }

  private void verify(DmarketCaller caller, String when) {
    String ledger = caller.ledger();
    for (String asset : bought) {
      assertThat(ledger).as(when).contains("purchase." + asset);
    }
    Set<String> standing = new HashSet<>();
    String cursor = "";
    do {
      JsonNode page = caller.get(TARGETS + MarketReadsTest.encoded(cursor)).json();
      page.path("items").forEach(item -> standing.add(item.path("targetId").asString()));
      cursor = page.path("cursor").asString();
    } while (!cursor.isEmpty());
    assertThat(standing).as(when).containsAll(targets);
    Instant now =
        Instant.parse(caller.admin("GET", "/sandbox/info", "").json().path("now").asString());
    assertThat(Duration.between(seen, now)).as(when).isGreaterThanOrEqualTo(Duration.ZERO);
    seen = now;
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                KilledSandbox.class.getName(),
                dir.toString()))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static DmarketCaller connect(Process process) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("READY ")) {
        String[] parts = line.split(" ");
        return new DmarketCaller(URI.create(parts[1]), parts[2], parts[3], parts[4]);
      }
    }
    throw new IOException("the sandbox ended before it was ready");
  }
}
