package io.floatwise.tape;

import io.floatwise.core.item.Game;
import io.floatwise.core.tape.TapeException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Where everything of a tape lies. A file counts by its name alone, so what a crash leaves half
/// done is never seen: it has no such name.
///
/// @param root exists
record TapeFolder(Path root) {

  /// A day of a game.
  record Key(Game game, LocalDate day) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::day).thenComparing(Key::game);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private static final String GAME = "game=";
  private static final String DAY = "day=";

  /// Names that only the program itself looks at begin so.
  private static final String HIDDEN = ".";

  Path log() {
    return root.resolve(HIDDEN + "log");
  }

  Path lock() {
    return root.resolve(HIDDEN + "lock");
  }

  /// Files in the making; emptied at each start.
  Path drafts() {
    return root.resolve(HIDDEN + "drafts");
  }

  /// Days on their way out.
  Path leaving() {
    return root.resolve(HIDDEN + "leaving");
  }

  Path day(Key key) {
    return root.resolve(GAME + key.game().name().toLowerCase(Locale.ROOT)).resolve(DAY + key.day());
  }

  /// Every day that has a folder, in order of days.
  ///
  /// @throws TapeException if it cannot be read
  List<Key> keys() {
    List<Key> keys = new ArrayList<>();
    for (Path ofGame : folders(root)) {
      Optional<Game> game = game(ofGame.getFileName().toString());
      if (game.isPresent()) {
        for (Path ofDay : folders(ofGame)) {
          day(ofDay.getFileName().toString()).ifPresent(d -> keys.add(new Key(game.get(), d)));
        }
      }
    }
    keys.sort(null);
    return keys;
  }

  private static Optional<Game> game(String name) {
    return Stream.of(Game.values())
        .filter(g -> name.equals(GAME + g.name().toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  private static Optional<LocalDate> day(String name) {
    try {
      return name.startsWith(DAY)
          ? Optional.of(LocalDate.parse(name.substring(DAY.length())))
          : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /// The files of a day that count, in order.
  List<Part> parts(Key key) {
    List<Part> all = all(key);
    return all.stream()
        .filter(part -> all.stream().noneMatch(other -> other.name().supersedes(part.name())))
        .toList();
  }

  /// The files of a day that another one holds as well.
  List<Part> superseded(Key key) {
    List<Part> counting = parts(key);
    return all(key).stream().filter(part -> !counting.contains(part)).toList();
  }

  private List<Part> all(Key key) {
    Path folder = day(key);
    return list(
            folder,
            file ->
                PartName.parse(file.getFileName().toString())
                    .map(name -> new Part(file, name, size(file))))
        .stream()
        .sorted(Comparator.comparing(Part::name))
        .toList();
  }

  /// Files among those of a day that no tape has written: somebody renamed or added them.
  List<Path> strangers(Key key) {
    return list(
        day(key),
        file ->
            file.toString().endsWith(PartName.SUFFIX)
                    && PartName.parse(file.getFileName().toString()).isEmpty()
                ? Optional.of(file)
                : Optional.empty());
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static List<Path> folders(Path folder) {
    return list(
        folder, path -> Files.isDirectory(path) ? Optional.of(path) : Optional.<Path>empty());
  }

  static <T> List<T> list(Path folder, Function<Path, Optional<T>> choice) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<T> chosen = new ArrayList<>();
    try (DirectoryStream<Path> there = Files.newDirectoryStream(folder)) {
      there.forEach(path -> choice.apply(path).ifPresent(chosen::add));
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
    return chosen;
  }

  static TapeException unreadable(Path path, IOException cause) {
    return new TapeException(
        "tape %s: expected to read it, found %s".formatted(path, cause), cause);
  }
}
