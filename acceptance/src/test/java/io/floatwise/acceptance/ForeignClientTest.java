package io.floatwise.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.floatwise.proving.Proves;
import io.floatwise.proving.Repository;
import io.floatwise.sandbox.exchange.Marketplace;
import io.floatwise.sandbox.wire.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client in another language, written from the description of DMarket's API alone by somebody
/// who had never seen this code, trades a full cycle on the sandbox. It spells things in every
/// harmless way, and it stops at the first thing that the description does not allow.
class ForeignClientTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path data;

  @Test
  @Proves(
      value = "P5.3.2.1",
      breaks = {Marketplace.class, Page.class})
  void tradesAFullCycle() throws Exception {
    assumeTrue(hasNode(), "SKIPPED: no node of version 20 or later on the path");
    try (App sandbox =
        App.start(
            "sandbox",
            "--market-size",
            "small",
            "--clock-speed",
            "43200",
            "--json",
            "--data",
            data)) {
      SandboxLine line = SandboxLine.of(sandbox);
      Process client =
          new ProcessBuilder(
                  "node",
                  Repository.root()
                      .resolve("acceptance/src/test/node/foreign-client.mjs")
                      .toString(),
                  line.baseUrl(),
                  line.publicKey(),
                  line.secretKey())
              .redirectErrorStream(true)
              .start();
      List<String> said = client.inputReader().readAllLines();
      assertThat(client.waitFor()).as(String.join("\n", said)).isZero();

      assertThat(said.stream().map(text -> JSON.readTree(text).get("step").asString()).distinct())
          .containsExactly(
              "refused",
              "read",
              "targets",
              "target-filled",
              "bought",
              "listed",
              "repriced",
              "sold",
              "settled",
              "done");
      JsonNode done = JSON.readTree(said.getLast());
      assertThat(done.get("until").asString()).isEqualTo("settled");
    }
  }

  private static boolean hasNode() throws InterruptedException {
    try {
      Process node = new ProcessBuilder("node", "--version").redirectErrorStream(true).start();
      String version = String.join("", node.inputReader().readAllLines());
      return node.waitFor(10, TimeUnit.SECONDS)
          && version.matches("v\\d+\\..*")
          && Integer.parseInt(version.substring(1, version.indexOf('.'))) >= 20;
    } catch (IOException e) {
      // There is no such program.
      return false;
    }
  }
}
