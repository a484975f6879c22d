package io.floatwise.dmarket.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proving.Proves;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The open `attributes` object in the words of the four games.
@Proves(value = "P4.1.6", breaks = AssetDetails.class)
class AssetDetailsTest {

  private static AssetDetails details(String attributes) {
    return AssetRow.read(Json.parse(attributes.getBytes(StandardCharsets.UTF_8))).details();
  }

  @Test
  void whatAllGamesSay() {
    AssetDetails asset =
        details(
            """
            {"id":"a","name":"AK-47 | Redline","categoryPath":"rifle/ak-47","classId":"0:1",
             "inGameAssetId":"0:1:2:730","tradable":false,"withdrawable":"true",
             "tradeLockDuration":"480923.14s","settlementTime":"2026-12-01T08:00:00Z",
             "revertPendingUntil":1790000000,"overstocked":false,"saleRestricted":true,
             "wordOfTomorrow":{"deep":[1,2]},"futureFlag":7}\
            """);
    assertThat(asset.name()).contains("AK-47 | Redline");
    assertThat(asset.categoryPath()).contains("rifle/ak-47");
    assertThat(asset.classId()).contains("0:1");
    assertThat(asset.inGameAssetId()).contains("0:1:2:730");
    assertThat(asset.tradable()).contains(false);
    assertThat(asset.withdrawable()).contains(true);
    assertThat(asset.tradeLock()).contains(Duration.ofSeconds(480_923));
    assertThat(asset.settlementTime()).contains(Instant.parse("2026-12-01T08:00:00Z"));
    assertThat(asset.revertPendingUntil()).contains(Instant.ofEpochSecond(1_790_000_000L));
    assertThat(asset.isSaleForbidden()).isTrue();
    assertThat(asset.text("futureFlag")).contains("7");
    assertThat(asset.text("wordOfTomorrow")).isEmpty();
    assertThat(asset.toString()).contains("\"wordOfTomorrow\":{\"deep\":[1,2]}");
    assertThat(List.of(asset.cs2(), asset.dota2(), asset.tf2(), asset.rust()))
        .containsOnly(Optional.empty());
  }

  @Test
  void counterStrike() {
    AssetDetails.Cs2 skin =
        details(
                """
                {"cs2":{"category":"CATEGORY_OF_TOMORROW","exterior":"EXTERIOR_FIELD_TESTED",
                 "floatPart":"FLOAT_PART_FT_4","paintIndex":"282","fadePercent":"93.1",
                 "stickers":[{"name":"Crown","slot":2,"wear":"0.25","later":1},{"name":"X"}],
                 "gemOfTomorrow":"blue"}}\
                """)
            .cs2()
            .orElseThrow();
    assertThat(skin.category()).contains("CATEGORY_OF_TOMORROW");
    assertThat(skin.exterior()).contains("EXTERIOR_FIELD_TESTED");
    assertThat(skin.floatPart()).contains("FLOAT_PART_FT_4");
    assertThat(skin.paintIndex()).contains(282);
    assertThat(skin.fadePercent()).contains(new BigDecimal("93.1"));
    assertThat(skin.stickers())
        .containsExactly(
            new AssetDetails.Sticker("Crown", Optional.of(2), Optional.of(new BigDecimal("0.25"))),
            new AssetDetails.Sticker("X", Optional.empty(), Optional.empty()));
    assertThat(skin.all().text("gemOfTomorrow")).contains("blue");
  }

  @Test
  void theOtherThreeGames() {
    AssetDetails.Dota2 hero =
        details(
                "{\"dota2\":{\"hero\":\"Axe\",\"quality\":\"Unusual\",\"rarity\":\"Arcana\",\"x\":1}}")
            .dota2()
            .orElseThrow();
    assertThat(List.of(hero.hero(), hero.quality(), hero.rarity(), hero.all().text("x")))
        .containsExactly(
            Optional.of("Axe"), Optional.of("Unusual"), Optional.of("Arcana"), Optional.of("1"));
    AssetDetails.Tf2 hat =
        details("{\"tf2\":{\"exterior\":\"e\",\"collection\":\"c\",\"isCraftable\":false}}")
            .tf2()
            .orElseThrow();
    assertThat(hat.exterior()).contains("e");
    assertThat(hat.collection()).contains("c");
    assertThat(hat.isCraftable()).contains(false);
    assertThat(details("{\"rust\":{\"category\":\"Rock\"}}").rust().orElseThrow().category())
        .contains("Rock");
  }

  @Test
  void descriptionOfAnotherShapeIsNoDescriptionAndNoError() {
    AssetDetails asset =
        details(
            """
            {"name":{},"tradable":"perhaps","tradeLockDuration":"soon","settlementTime":"x",
             "overstocked":[],"cs2":{"paintIndex":"x","stickers":[{"slot":1}],"fadePercent":{}},
             "dota2":7,"tf2":[],"rust":null}\
            """);
    assertThat(asset.name()).isEmpty();
    assertThat(asset.tradable()).isEmpty();
    assertThat(asset.tradeLock()).isEmpty();
    assertThat(asset.settlementTime()).isEmpty();
    assertThat(asset.isSaleForbidden()).isFalse();
    assertThat(asset.cs2().orElseThrow().paintIndex()).isEmpty();
    assertThat(asset.cs2().orElseThrow().stickers()).isEmpty();
    assertThat(asset.cs2().orElseThrow().fadePercent()).isEmpty();
    assertThat(asset.dota2()).isEmpty();
    assertThat(asset.tf2()).isEmpty();
    assertThat(asset.rust()).isEmpty();
  }
}
