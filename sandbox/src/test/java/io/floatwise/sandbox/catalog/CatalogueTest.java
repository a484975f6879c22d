package io.floatwise.sandbox.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Game;
import io.floatwise.proving.Proves;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogueTest {

  @ParameterizedTest
  @EnumSource(Game.class)
  @Proves(
      value = "D.4",
      breaks = {Cs2Goods.class, Catalogue.class})
  void hasHundredsOfDistinctTitlesOfEachGame(Game game) {
    List<Goods> all = new ArrayList<>(Catalogue.named(game));
    all.addAll(Catalogue.invented(game));

    assertThat(all).extracting(Goods::name).doesNotHaveDuplicates().hasSizeGreaterThan(400);
    assertThat(all)
        .allSatisfy(goods -> {
          assertThat(goods.least()).as(goods.name()).isBetween(1.0, goods.most());
          assertThat(goods.wearFrom()).as(goods.name()).isLessThanOrEqualTo(goods.wearTo());
        });
  }

  @Test
  void cs2HasEveryKindOfThing() {
    Set<String> names = names(Game.CS2);

    assertThat(names)
        .contains(
            "AK-47 | Redline (Field-Tested)",
            "★ Karambit | Doppler (Factory New)",
            "★ StatTrak™ Karambit | Doppler (Factory New)",
            "★ Sport Gloves | Signal Flare (Well-Worn)",
            "Sticker | Crow (Holo)",
            "Harbor Case");
    assertThat(names).filteredOn(n -> n.startsWith("Souvenir ")).hasSizeGreaterThan(50);
    assertThat(names).filteredOn(n -> n.startsWith("StatTrak™ ")).hasSizeGreaterThan(300);
  }

  @Test
  @Proves(value = "D.4", breaks = Dota2Title.class)
  void readsHeroQualityAndRarityOutOfEveryDota2Title() {
    assertThat(Dota2Title.of("Inscribed Belt of the Masked Isle"))
        .isEqualTo(
            new Dota2Title(
                "Inscribed Belt of the Masked Isle",
                "Belt of the Masked Isle",
                "Juggernaut",
                "Inscribed",
                Dota2Title.of("Belt of the Masked Isle").rarity(),
                "Wearable"));
    assertThat(Dota2Title.of("Rotten Larder Loading Screen").categoryPath())
        .isEqualTo("loading screen/pudge");
    assertThat(Dota2Title.of("Something else").hero()).isEmpty();

    Set<String> heroes = new TreeSet<>();
    Set<String> rarities = new TreeSet<>();
    for (String name : names(Game.DOTA2)) {
      Dota2Title read = Dota2Title.of(name);
      assertThat(read.hero()).as(name).isNotEmpty();
      heroes.add(read.hero());
      rarities.add(read.rarity());
    }
    assertThat(heroes).hasSize(50);
    assertThat(rarities).hasSize(7);
  }

  @Test
  @Proves(value = "D.4", breaks = Tf2Title.class)
  void readsClassKillstreakAndFinishOutOfEveryTf2Title() {
    assertThat(Tf2Title.of("Strange Specialized Killstreak Rocket Launcher"))
        .isEqualTo(
            new Tf2Title(
                "Strange Specialized Killstreak Rocket Launcher",
                "Rocket Launcher",
                "Soldier",
                "Strange",
                "specialized",
                "",
                "",
                true));
    assertThat(Tf2Title.of("Neon Sign SMG (Battle Scarred)"))
        .isEqualTo(
            new Tf2Title(
                "Neon Sign SMG (Battle Scarred)",
                "Neon Sign SMG",
                "Sniper",
                "Decorated Weapon",
                "none",
                "battle-scarred",
                "Night Shift Collection",
                true));
    assertThat(Tf2Title.of("Batter's Cap").role()).isEqualTo("Scout");

    Set<String> roles = new TreeSet<>();
    for (String name : names(Game.TF2)) {
      Tf2Title read = Tf2Title.of(name);
      assertThat(read.role()).as(name).isNotEmpty();
      assertThat(read.exterior().isEmpty()).as(name).isEqualTo(read.collection().isEmpty());
      roles.add(read.role());
    }
    assertThat(roles).hasSize(10);
  }

  @Test
  @Proves(value = "D.4", breaks = RustTitle.class)
  void readsTheCategoryOutOfEveryRustTitle() {
    assertThat(RustTitle.of("Rusted Garage Door"))
        .isEqualTo(new RustTitle("Rusted Garage Door", "construction", "Garage Door"));
    assertThat(RustTitle.of("Tempered Nothing").categoryPath()).isEqualTo("misc");
    Set<String> categories =
        names(Game.RUST).stream().map(n -> RustTitle.of(n).category()).collect(Collectors.toSet());
    assertThat(categories)
        .containsExactlyInAnyOrder("weapon", "attire", "tool", "item", "construction");
  }

  @Test
  @Proves(value = "D.4", breaks = Cs2Details.class)
  void detailsOfAnAssetAreFixedByFloatAndPattern() {
    String doppler = "★ Karambit | Doppler (Factory New)";
    Set<String> phases = new TreeSet<>();
    Set<Integer> stickers = new HashSet<>();
    int charms = 0;
    for (int wear = 0; wear < 2_000; wear++) {
      Optional<String> phase = Cs2Details.phase(doppler, wear, 7);
      assertThat(Cs2Details.phase(doppler, wear, 7)).isEqualTo(phase);
      phases.add(phase.orElseThrow());
      stickers.add(Cs2Details.stickers(wear, 7).size());
      charms += Cs2Details.charm(wear, 7).isPresent() ? 1 : 0;
    }
    assertThat(phases)
        .containsExactly(
            "black-pearl", "phase-1", "phase-2", "phase-3", "phase-4", "ruby", "sapphire");
    assertThat(stickers).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    assertThat(charms).isBetween(40, 130);
    assertThat(Cs2Details.phase("★ Flip Knife | Gamma Doppler (Minimal Wear)", 3, 7))
        .hasValueSatisfying(phase -> assertThat(phase).matches("phase-[1-4]|emerald"));
    assertThat(Cs2Details.phase("AK-47 | Redline (Field-Tested)", 3, 7)).isEmpty();
    assertThat(Cs2Details.fade("★ Flip Knife | Fade (Factory New)", 3, 7))
        .hasValueSatisfying(fade -> assertThat(fade).isBetween(800, 1_000));
    assertThat(Cs2Details.collection("AUG | Low Tide (Well-Worn)"))
        .isEqualTo("The Harbor Collection");
    assertThat(Cs2Details.collection("AK-47 | Redline (Field-Tested)")).isEmpty();
  }

  private static Set<String> names(Game game) {
    List<Goods> all = new ArrayList<>(Catalogue.named(game));
    all.addAll(Catalogue.invented(game));
    return all.stream().map(Goods::name).collect(Collectors.toSet());
  }
}
