package io.floatwise.tape.prepared;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.prepared.KeptLook;
import io.floatwise.core.prepared.PreparedMarket;
import io.floatwise.core.prepared.PreparedWriter;
import io.floatwise.core.prepared.ShortLook;
import io.floatwise.core.prepared.Thing;
import io.floatwise.core.tape.TapeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedFolderTest {

  private static final Title TITLE = new Title(Game.CS2, "Case");
  private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");

  @TempDir Path tape;

  private static Snapshot snapshot(int count) {
    return new Snapshot(
        TITLE,
        new Quote(TITLE, Optional.empty(), count, Optional.empty(), 0, NOW),
        List.of(),
        List.of(),
        NOW);
  }

  private static Optional<byte[]> write(PreparedWriter writer) {
    writer.put(
        new Thing.Looked(
            NOW,
            List.of(
                new ShortLook(
                    TITLE,
                    NOW,
                    true,
                    false,
                    List.of(),
                    List.of(),
                    List.of(List.of("one", "two")),
                    writer.keep(
                        new KeptLook(snapshot(7), List.of(), List.of(), Optional.empty()))))));
    return Optional.of(writer.end(List.of(), List.of(), Optional.empty()));
  }

  private static ShortLook onlyLook(PreparedMarket market) {
    Thing.Looked looked = (Thing.Looked) market.things().next().orElseThrow();
    return looked.looks().getFirst();
  }

  private Path only() throws IOException {
    try (Stream<Path> files = Files.list(tape.resolve(".prepared"))) {
      return files.findFirst().orElseThrow();
    }
  }

  @Test
  void whatWasMadeIsReadBack() throws IOException {
    var folder = new PreparedFolder(tape);
    assertThat(folder.open("a1")).isEmpty();

    assertThat(folder.make("a1", PreparedFolderTest::write)).isTrue();

    PreparedMarket market = folder.open("a1").orElseThrow().market();
    ShortLook look = onlyLook(market);
    assertThat(look.collections()).containsExactly(List.of("one", "two"));
    assertThat(market.look(look).orElseThrow().snapshot()).isEqualTo(snapshot(7));
  }

  @Test
  void whatCannotBePreparedLeavesNothing() throws IOException {
    var folder = new PreparedFolder(tape);

    assertThat(folder.make("a1", _ -> Optional.empty())).isFalse();

    assertThat(folder.open("a1")).isEmpty();
    assertThat(tape.resolve(".prepared")).isEmptyDirectory();
  }

  @Test
  void onlyTheLastFewAreKept() throws IOException {
    var folder = new PreparedFolder(tape);
    for (int i = 0; i < 9; i++) {
      folder.make("a" + i, PreparedFolderTest::write);
    }

    try (Stream<Path> files = Files.list(tape.resolve(".prepared"))) {
      assertThat(files).hasSize(3);
    }
  }

  @Test
  void aTornFileIsRefused() throws IOException {
    var folder = new PreparedFolder(tape);
    folder.make("a1", PreparedFolderTest::write);
    byte[] whole = Files.readAllBytes(only());

    Files.write(only(), Arrays.copyOf(whole, whole.length - 3));
    assertThatThrownBy(() -> folder.open("a1"))
        .isInstanceOf(TapeException.class)
        .hasMessageContaining("expected a whole file, found %d bytes".formatted(whole.length - 3));

    Files.write(only(), "nothing".getBytes(UTF_8));
    assertThatThrownBy(() -> folder.open("a1")).isInstanceOf(TapeException.class);

    folder.drop("a1");
    assertThat(folder.open("a1")).isEmpty();
  }

  @Test
  void aChangedByteIsNoticedWhereverItIs() throws IOException {
    var folder = new PreparedFolder(tape);
    folder.make("a1", PreparedFolderTest::write);
    byte[] whole = Files.readAllBytes(only());
    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= 0x10;
      Files.write(only(), changed);

      assertThatThrownBy(
              () -> {
                PreparedMarket market = folder.open("a1").orElseThrow().market();
                market.look(onlyLook(market));
              })
          .as("byte %d", i)
          .isInstanceOf(TapeException.class);
    }
  }
}
