package io.floatwise.core.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Feature;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Item;
import io.floatwise.core.item.Title;
import io.floatwise.core.item.Trait;
import io.floatwise.proving.Proves;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class KnownCollectionsTest {

  private final KnownCollections known = new KnownCollections();

  @Test
  @Proves(value = "P4.6.8", breaks = KnownCollections.class)
  void titlesOfOneStatedCollectionBelongTogether() {
    see(Game.CS2, "A", Optional.of(List.of("Cache")));
    see(Game.CS2, "B", Optional.of(List.of("cache")));
    see(Game.CS2, "C", Optional.of(List.of("Nuke")));

    assertThat(of(Game.CS2, "A")).isPresent().isEqualTo(of(Game.CS2, "B"));
    assertThat(of(Game.CS2, "C")).isPresent().isNotEqualTo(of(Game.CS2, "A"));
  }

  @Test
  @Proves(value = "P4.6.8", breaks = KnownCollections.class)
  void whereCollectionsAreStatedWhatIsNotStatedCountsTogether() {
    see(Game.CS2, "A", Optional.of(List.of("Cache")));
    see(Game.CS2, "B", Optional.empty());

    assertThat(of(Game.CS2, "B")).isPresent().isEqualTo(of(Game.CS2, "never seen"));
    assertThat(of(Game.CS2, "B")).isNotEqualTo(of(Game.CS2, "A"));
  }

  @Test
  void whatBelongsToNoneIsOneOfItsOwn() {
    see(Game.CS2, "Case", Optional.of(List.of()));
    see(Game.CS2, "Key", Optional.of(List.of()));

    assertThat(of(Game.CS2, "Case")).isPresent().isNotEqualTo(of(Game.CS2, "Key"));
    assertThat(of(Game.CS2, "Case")).isNotEqualTo(of(Game.CS2, "never seen"));
  }

  @Test
  void aGameOfWhichNothingIsStatedHasNoCollections() {
    see(Game.CS2, "A", Optional.of(List.of("Cache")));
    see(Game.RUST, "Jacket", Optional.empty());

    assertThat(of(Game.RUST, "Jacket")).isEmpty();
  }

  @Test
  void whatWasStatedOnceIsNotForgottenWhereItIsLeftOut() {
    see(Game.CS2, "A", Optional.of(List.of("Cache")));
    see(Game.CS2, "A", Optional.empty());

    assertThat(of(Game.CS2, "A")).contains("cache");
  }

  private Optional<String> of(Game game, String name) {
    return known.of(new Title(game, name));
  }

  private void see(Game game, String name, Optional<List<String>> collection) {
    Map<Trait, Feature> traits =
        collection.map(words -> Map.of(Trait.COLLECTION, Feature.words(words))).orElseGet(Map::of);
    known.observe(
        new Item(
            new AssetId("asset of " + name),
            new Title(game, name),
            new Attributes(Optional.empty(), OptionalInt.empty(), Optional.empty(), traits)));
  }
}
