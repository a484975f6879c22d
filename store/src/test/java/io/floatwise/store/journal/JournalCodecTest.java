package io.floatwise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Feature;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Item;
import io.floatwise.core.item.Title;
import io.floatwise.core.item.Trait;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.trade.Activity;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.LotId;
import io.floatwise.core.trade.Outcome;
import io.floatwise.proving.Needs;
import io.floatwise.store.codec.TypeNames;
import io.floatwise.store.codec.UnreadableRow;
import io.floatwise.testkit.journal.RandomEntries;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class JournalCodecTest {

  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyEntryComesBackAsItWas(long seed) {
    RandomEntries random = new RandomEntries(seed);
    for (long seq = 1; seq <= 4_000; seq++) {
      comesBack(random.at(seq), random);
    }
  }

  @Test
  void hostileTextsComeBackAsTheyWere() throws IOException {
    List<String> texts = new ArrayList<>(naughtyStrings());
    texts.addAll(List.of("\u0000", "\uD800", "\uDC00\uD800", "\uFFFF", "a\nb\tc\u2028", "\"\\/"));
    RandomEntries random = new RandomEntries(6, texts);
    for (long seq = 1; seq <= 10_000; seq++) {
      comesBack(random.at(seq), random);
    }
    for (String text : texts) {
      comesBack(new Entry(1, AT, new Fact.ActivitiesResumed(Set.of(), text)), random);
    }
  }

  private static void comesBack(Entry entry, RandomEntries random) {
    Row row = JournalCodec.encode(entry);
    assertThat(row.body()).as("%s, %d", random, entry.seq()).matches("[\\x20-\\x7f]*");
    assertThat(JournalCodec.decode(row)).as("%s, %d", random, entry.seq()).isEqualTo(entry);
  }

  private static List<String> naughtyStrings() throws IOException {
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(Needs.shared("data/fuzz/blns.json.gz")))) {
      return List.of(new JsonMapper().readValue(in, String[].class));
    }
  }

  @Test
  void equalEntriesGiveEqualText() {
    Set<Activity> oneOrder = new LinkedHashSet<>(EnumSet.allOf(Activity.class));
    List<Activity> reversed = new ArrayList<>(oneOrder);
    Collections.reverse(reversed);
    Set<Activity> otherOrder = new LinkedHashSet<>(reversed);

    Row one = JournalCodec.encode(paused(oneOrder));
    Row other = JournalCodec.encode(paused(otherOrder));

    assertThat(other).isEqualTo(one);
    assertThat(one)
        .isEqualTo(
            new Row(
                7,
                "2026-01-02T03:04:05Z",
                1,
                "activities-paused",
                "{\"activities\":[\"BUY\",\"REPRICE\",\"SELL\"],"
                    + "\"reason\":\"\\u043A\\u043B\\u044E\\u0447\",\"until\":null}"));
  }

  /// A journal of a program that knew three attributes only must not become unreadable.
  @Test
  void traitsStandInTheirOrderAndAreLeftOutWhereNoneIsKnown() {
    var plain = adopted(Attributes.UNKNOWN);
    var rich =
        adopted(
            new Attributes(
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Map.of(
                    Trait.CRAFTABLE, Feature.flag(true),
                    Trait.CRAFT_NUMBER, Feature.number(7),
                    Trait.STICKER, Feature.words(List.of("b", "a")))));

    assertThat(JournalCodec.encode(plain).body()).isEqualTo(ADOPTED.formatted(""));
    assertThat(JournalCodec.encode(rich).body())
        .isEqualTo(
            ADOPTED.formatted(
                ",\"traits\":{\"STICKER\":{\"type\":\"words\",\"words\":[\"a\",\"b\"]},"
                    + "\"CRAFT_NUMBER\":{\"type\":\"number\",\"value\":7},"
                    + "\"CRAFTABLE\":{\"type\":\"flag\",\"value\":true}}"));
    assertThat(List.of(plain, rich))
        .allMatch(entry -> JournalCodec.decode(JournalCodec.encode(entry)).equals(entry));
  }

  private static final String ADOPTED =
      "{\"item\":{\"id\":\"a\",\"title\":{\"game\":\"TF2\",\"name\":\"t\"},"
          + "\"attributes\":{\"wear\":null,\"paintSeed\":null,\"phase\":null%s}},\"cost\":null}";

  private static Entry adopted(Attributes attributes) {
    Item item = new Item(new AssetId("a"), new Title(Game.TF2, "t"), attributes);
    return new Entry(7, AT, new Fact.LotAdopted(item, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        ",\"traits\":{}; canonical",
        ",\"traits\":null; expected an object, found null",
        ",\"traits\":{\"SPARKLE\":{\"type\":\"flag\",\"value\":true}}; expected one of",
        ",\"traits\":{\"GLOW\":{\"type\":\"number\",\"value\":1}}; expected a valid Attributes",
        ",\"traits\":{\"WEAR\":{\"type\":\"number\",\"value\":1}}; expected a valid Attributes",
        ",\"traits\":{\"GLOW\":{\"type\":\"flag\",\"value\":true},"
            + "\"EFFECT\":{\"type\":\"words\",\"words\":[\"x\"]}}; canonical",
        ",\"trait\":{}; found [paintSeed, phase, trait, wear]"
      })
  void refusesTraitsThatItWouldNotHaveWritten(String traits, String message) {
    Row row = new Row(7, AT.toString(), 1, "lot-adopted", ADOPTED.formatted(traits));

    assertThatThrownBy(() -> JournalCodec.decode(row))
        .isInstanceOf(UnreadableRow.class)
        .hasMessageContaining(message);
  }

  private static Entry paused(Set<Activity> activities) {
    return new Entry(7, AT, new Fact.ActivitiesPaused(activities, "ключ", Optional.empty()));
  }

  @Test
  void everyMemberOfASealedTypeHasItsOwnName() {
    for (Class<?> sealed :
        List.of(Fact.class, Intent.class, Effect.class, Outcome.class, Feature.class)) {
      List<String> names = Stream.of(sealed.getPermittedSubclasses()).map(TypeNames::of).toList();
      assertThat(names).doesNotHaveDuplicates().allMatch(n -> n.matches("[a-z]+(-[a-z]+)*"));
    }
    assertThatThrownBy(() -> TypeNames.of(LotId.class))
        .hasMessage("io.floatwise.core.trade.LotId has no name in the journal");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "no-such-fact; {}; one of the types",
        "books-agree; {\"more\":1}; expected the fields [], found [more]",
        "books-agree; {} {}; expected JSON",
        "books-agree; ; expected an object",
        "books-agree; []; expected an object, found []",
        "books-agree; null; expected an object, found null",
        "books-agree; { }; expected the canonical {}, found { }",
        "sale-settled; {}; expected the fields [lot], found []",
        "sale-settled; {\"lot\":1,\"lot\":1}; expected JSON",
        "sale-settled; {\"lot\":\"1\"}; expected a whole number of 64 bits, found \"1\"",
        "sale-settled; {\"lot\":1.0}; expected a whole number of 64 bits, found 1.0",
        "sale-settled; {\"lot\":9223372036854775808}; expected a whole number of 64 bits",
        "sale-settled; {\"lot\":0}; expected a valid LotId",
        "sale-settled; {\"lot\":null}; sale-settled.lot: expected a whole number",
        "outcome-received; {\"intent\":1,\"outcome\":{}}; expected an object with a type",
        "outcome-received; {\"intent\":1,\"outcome\":{\"type\":\"lost\"}}; one of the types",
        "outcome-received; {\"intent\":1,\"outcome\":{\"type\":\"withheld\",\"a\":1}}; found [a]",
        "activities-resumed; {\"activities\":[\"BUY\",\"BUY\"],\"reason\":\"\"}; canonical",
        "activities-resumed; {\"activities\":[\"SELL\",\"BUY\"],\"reason\":\"\"}; canonical",
        "activities-resumed; {\"activities\":[\"buy\"],\"reason\":\"\"}; one of [BUY, SELL",
        "activities-resumed; {\"activities\":{},\"reason\":\"\"}; an array, found {}",
        "activities-resumed; {\"activities\":[],\"reason\":7}; a text, found 7",
        "activities-paused; {\"activities\":[],\"reason\":\"\",\"until\":\"2026\"}; ISO-8601",
        "activities-paused; {\"activities\":[],\"reason\":\"\",\"until\":5}; ISO-8601",
      })
  void refusesWhatItWouldNotHaveWritten(String kind, String body, String message) {
    Row row = new Row(1, AT.toString(), 1, kind, body == null ? "" : body);

    assertThatThrownBy(() -> JournalCodec.decode(row))
        .isInstanceOf(UnreadableRow.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesAnotherVersionAndAnotherSpellingOfTheMoment() {
    assertThatThrownBy(() -> JournalCodec.decode(new Row(1, AT + "", 2, "books-agree", "{}")))
        .hasMessage("version: expected 1, found 2");
    assertThatThrownBy(
            () -> JournalCodec.decode(new Row(1, "2026-01-02T03:04:05.0Z", 1, "books-agree", "{}")))
        .isInstanceOf(UnreadableRow.class);
    assertThatThrownBy(() -> JournalCodec.decode(new Row(1, "today", 1, "books-agree", "{}")))
        .hasMessage("at: expected a moment as ISO-8601, found today");
  }

  /// Rows as the first version wrote them; they must be readable for ever. With
  /// `-Dfloatwise.golden=write` rows for what is not among them yet are added at the end.
  @Test
  void readsTheRowsOfTheFirstVersion() throws IOException {
    GoldenRows golden = GoldenRows.load("journal-v1.tsv");
    if ("write".equals(System.getProperty("floatwise.golden"))) {
      golden.complete(new RandomEntries(20_260_103));
    }

    String chain = Chain.EMPTY;
    Set<String> words = new TreeSet<>();
    for (GoldenRows.Line line : golden.lines()) {
      chain = Chain.next(chain, line.row());
      assertThat(line.chain()).isEqualTo(chain);
      assertThat(JournalCodec.encode(JournalCodec.decode(line.row()))).isEqualTo(line.row());
      words.addAll(GoldenRows.words(line.row()));
    }
    assertThat(words).containsAll(GoldenRows.requiredWords());
  }
}
