package io.floatwise.store.journal;

import io.floatwise.core.item.Feature;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Trait;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.Custody;
import io.floatwise.core.money.Currency;
import io.floatwise.core.trade.Activity;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.Outcome;
import io.floatwise.core.trade.RequestEnd;
import io.floatwise.core.trade.Stance;
import io.floatwise.proving.Repository;
import io.floatwise.store.codec.TypeNames;
import io.floatwise.testkit.journal.RandomEntries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Rows of a journal in a file under version control, one a line, cells parted by tabs.
record GoldenRows(Path file, List<Line> lines) {

  private static final Pattern WORD = Pattern.compile("\"(?:type\":\")?([A-Za-z0-9_-]+)\"");

  record Line(Row row, String chain) {

    static Line parse(String line) {
      String[] cells = line.split("\t", -1);
      Row row =
          new Row(
              Long.parseLong(cells[0]), cells[1], Integer.parseInt(cells[2]), cells[3], cells[4]);
      return new Line(row, cells[5]);
    }

    @Override
    public String toString() {
      return String.join(
          "\t", row.seq() + "", row.at(), row.version() + "", row.kind(), row.body(), chain);
    }
  }

  static GoldenRows load(String name) throws IOException {
    Path file = Repository.module().resolve("src/test/resources/io/floatwise/store").resolve(name);
    List<Line> lines = new ArrayList<>();
    if (Files.exists(file)) {
      Files.readAllLines(file).forEach(line -> lines.add(Line.parse(line)));
    }
    return new GoldenRows(file, lines);
  }

  /// Adds rows until every required word occurs.
  void complete(RandomEntries random) throws IOException {
    Set<String> missing = new TreeSet<>(requiredWords());
    lines.forEach(line -> missing.removeAll(words(line.row())));
    String chain = lines.isEmpty() ? Chain.EMPTY : lines.getLast().chain();
    for (long candidate = 1; !missing.isEmpty(); candidate++) {
      Entry entry = random.at(candidate);
      Row row = JournalCodec.encode(new Entry(lines.size() + 1L, entry.at(), entry.fact()));
      if (missing.removeAll(words(row))) {
        chain = Chain.next(chain, row);
        lines.add(new Line(row, chain));
      }
    }
    Files.write(file, lines.stream().map(Line::toString).toList());
  }

  /// Names and constants in a row.
  static Set<String> words(Row row) {
    Set<String> words = new TreeSet<>(Set.of(row.kind()));
    WORD.matcher(row.body()).results().forEach(match -> words.add(match.group(1)));
    return words;
  }

  /// The traits that stand in the table of the others.
  private static Set<Trait> recordedTraits() {
    return EnumSet.complementOf(EnumSet.of(Trait.WEAR, Trait.PAINT_SEED, Trait.PHASE));
  }

  /// The name of every member of every sealed type, and every constant of every recorded enum.
  static Set<String> requiredWords() {
    Set<String> words = new TreeSet<>();
    Stream.of(Fact.class, Intent.class, Effect.class, Outcome.class, Feature.class)
        .flatMap(sealed -> Stream.of(sealed.getPermittedSubclasses()))
        .forEach(member -> words.add(TypeNames.of(member)));
    Stream.<Enum<?>[]>of(
            Game.values(),
            Custody.values(),
            Currency.values(),
            Activity.values(),
            Stance.values(),
            RequestEnd.values(),
            recordedTraits().toArray(Trait[]::new))
        .flatMap(Stream::of)
        .forEach(constant -> words.add(constant.name()));
    return words;
  }
}
