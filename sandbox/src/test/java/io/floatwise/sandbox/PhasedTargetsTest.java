package io.floatwise.sandbox;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.money.Money;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Targets that ask for a phase, of an account that can pay for knives.
class PhasedTargetsTest extends SandboxTest {
  private static final String OFFERS =
      "/marketplace-api/v2/offers?gameId=a8db&limit=100&orderBy=price&treeFilters=type%3Ddmarket";
  private static final String OWN_TARGETS =
      "/marketplace-api/v2/user/targets?gameId=a8db&limit=100";
  private static final List<String> PHASES =
      List.of(
          "phase-1", "phase-2", "phase-3", "phase-4", "ruby", "sapphire", "emerald", "black-pearl");

  @Override
  SandboxServer open() throws IOException {
    return Sandboxes.startFourGames(dir, Money.usd(100_000_000));
  }

  @Test
  void aTargetWithAPhaseBuysNothingOfAnotherPhase() {
    JsonNode wanted = withCheaperOfAnotherPhase();
    String phase = wanted.at("/attributes/cs2/phase").asString();
    String title = wanted.at("/attributes/title").asString();
    long price = wanted.path("priceCents").asLong();
    JsonNode placed = target(title, price, phase);
    assertThat(placed.path("Successful").asBoolean()).as(placed.toString()).isTrue();
    assertThat(placed.at("/CreateTarget/Attrs/phase").asString()).isEqualTo(phase);

    JsonNode shown = caller.get(OWN_TARGETS + "&treeFilters=phase%3D" + phase).json();
    assertThat(shown.at("/items/0/targetId").asString())
        .isEqualTo(placed.path("TargetID").asString());
    assertThat(shown.at("/items/0/attributes/cs2/phase").asString())
        .isEqualTo("PHASE_TITLE_" + phase.toUpperCase(Locale.ROOT).replace('-', '_'));
    assertThat(shown.at("/items/0/attributes/cs2/isAdvanced").asBoolean()).isTrue();
    JsonNode orders =
        caller
            .get(
                "/marketplace-api/v1/targets-by-title/a8db/"
                    + MarketReadsTest.encoded(title).replace("+", "%20"))
            .json()
            .path("orders");
    assertThat(orders)
        .anySatisfy(order -> {
          assertThat(order.at("/attributes/phase").asString()).isEqualTo(phase);
          assertThat(order.path("price").asLong()).isEqualTo(price);
        });

    advance(Duration.ofMinutes(10));
    JsonNode held = caller.get("/marketplace-api/v2/user/inventory?gameId=a8db&limit=100").json();
    assertThat(held.path("items")).hasSize(1);
    assertThat(held.at("/items/0/attributes/title").asString()).isEqualTo(title);
    assertThat(held.at("/items/0/attributes/cs2/phase").asString()).isEqualTo(phase);
  }

  @Test
  void everyPhaseCanBeAskedForAndNoOtherWord() {
    String title = withCheaperOfAnotherPhase().at("/attributes/title").asString();
    for (String phase : PHASES) {
      assertThat(target(title, 100, phase).path("Successful").asBoolean()).as(phase).isTrue();
    }
    assertThat(target(title, 100, "any").path("Successful").asBoolean()).isTrue();
    assertThat(target(title, 100, "").path("Successful").asBoolean()).isTrue();
    for (String word : List.of("phase-5", "pearl", "phase", "phase 1")) {
      assertThat(target(title, 100, word).at("/Error/Code").asString())
          .as(word)
          .isEqualTo("BadRequest");
    }
  }

  /// An offer with a phase while a cheaper offer of its title has another.
  private JsonNode withCheaperOfAnotherPhase() {
    List<JsonNode> cheaper = new ArrayList<>();
    String filters = PHASES.stream().map(p -> "%2Cphase%5B%5D%3D" + p).collect(joining());
    String cursor = "";
    do {
      JsonNode page = caller.get(OFFERS + filters + "&cursor=" + cursor).json();
      for (JsonNode offer : page.path("items")) {
        if (cheaper.stream().anyMatch(other -> rivals(other, offer))) {
          return offer;
        }
        cheaper.add(offer);
      }
      cursor = MarketReadsTest.encoded(page.path("cursor").asString());
    } while (!cursor.isEmpty());
    throw new AssertionError("no title has offers of two phases");
  }

  private static boolean rivals(JsonNode cheap, JsonNode dear) {
    return cheap.at("/attributes/title").equals(dear.at("/attributes/title"))
        && cheap.path("priceCents").asLong() < dear.path("priceCents").asLong()
        && !cheap.at("/attributes/cs2/phase").equals(dear.at("/attributes/cs2/phase"));
  }

  private JsonNode target(String title, long cents, String phase) {
    return caller
        .send(
            "POST",
            "/marketplace-api/v1/user-targets/create",
            """
            {"GameID":"a8db","Targets":[{"Amount":1,"Title":"%s",\
            "Price":{"Currency":"USD","Amount":%s},"Attrs":{"phase":"%s"}}]}\
            """
                .formatted(title, Money.usd(cents).toDecimal(), phase))
        .json()
        .at("/Result/0");
  }
}
