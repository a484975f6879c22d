package io.floatwise.tape;

import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Game;
import io.floatwise.core.tape.Kind;
import io.floatwise.core.tape.Loss;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes a part of a tape as one file for other programs: Parquet with the numbers of the tape, or
/// CSV with names and written times.
public final class TapeExport {

  private static final long MICROS = 1_000_000;

  private final TapeFolder folder;

  /// The form of the file.
  public enum Form {
    CSV,
    PARQUET
  }

  /// What was written.
  ///
  /// @param losses damaged files, which are left out
  public record Written(long rows, List<Loss> losses) {
    public Written {
      losses = List.copyOf(losses);
    }
  }

  public TapeExport(Path root) {
    this.folder = new TapeFolder(root.toAbsolutePath().normalize());
  }

  /// @param from first market time
  /// @param until end, exclusive
  /// @param to a file in a folder that exists; it is there as a whole or not at all
  /// @throws InputException if it cannot be written
  public Written write(Set<Game> games, Instant from, Instant until, Form form, Path to) {
    List<Part> parts = new ArrayList<>();
    List<Loss> losses = new ArrayList<>();
    Path draft = to.resolveSibling("." + to.getFileName() + ".part");
    try (Duck duck = Duck.open()) {
      for (TapeFolder.Key key : folder.keys()) {
        boolean isInside =
            !key.day().isBefore(PartWriter.day(micros(from)))
                && !key.day().isAfter(PartWriter.day(micros(until) - 1));
        if (games.contains(key.game()) && isInside) {
          for (Part part : folder.parts(key)) {
            Optional<Loss> damage = part.damage();
            damage.ifPresentOrElse(losses::add, () -> parts.add(part));
          }
        }
      }
      if (parts.isEmpty()) {
        throw new InputException(
            "tape %s: expected rows of %s from %s until %s, found none"
                .formatted(folder.root(), names(games), from, until));
      }
      duck.run("SET enable_progress_bar = false");
      String rows = form == Form.CSV ? words(parts) : numbers(parts);
      String chosen =
          "SELECT * FROM (%s) WHERE at_us >= %d AND at_us < %d"
              .formatted(rows, micros(from), micros(until));
      String options =
          form == Form.CSV ? "(FORMAT csv, HEADER)" : "(FORMAT parquet, COMPRESSION zstd)";
      long count = copy(duck, "COPY (" + chosen + ") TO " + Duck.text(draft + "") + " " + options);
      Durable.publish(draft, Durable.folderOf(to), to.getFileName().toString());
      return new Written(count, losses);
    } catch (IOException | SQLException e) {
      throw new InputException(
          "%s: expected a file that can be written, found %s".formatted(to, e.getMessage()), e);
    } finally {
      deleteDraft(draft);
    }
  }

  private static long copy(Duck duck, String sql) throws SQLException {
    try (var statement = duck.connection().createStatement();
        var result = statement.executeQuery(sql)) {
      return result.next() ? result.getLong(1) : 0;
    }
  }

  private static void deleteDraft(Path draft) {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      throw TapeFolder.unreadable(draft, e);
    }
  }

  private static String numbers(List<Part> parts) {
    return "SELECT game, %s FROM %s".formatted(Columns.ALL, files(parts));
  }

  /// With the names of items, games and kinds. The name of an item stands in every day it is in.
  private static String words(List<Part> parts) {
    String kinds =
        Arrays.stream(Kind.values())
            .map(kind -> "WHEN %d THEN '%s'".formatted(kind.code(), kind.name()))
            .collect(Collectors.joining(" ", "CASE kind ", " END"));
    return """
    SELECT r.game, r.at_us, %s AS told_at, r.event, r.seq, %s AS kind, n.title, r.price, r.target,
      r.currency, r.decimals, r.count, r.target_count, %s AS time, r.place, r.flag, r.id,
      r.asset, r.wear, r.seed, r.phase, r.detail
    FROM %s r LEFT JOIN (SELECT item, any_value(detail) AS title FROM %s WHERE kind = %d
      GROUP BY item) n ON r.item = n.item
    ORDER BY r.at_us, r.event, r.game, r.seq\
    """
        .formatted(
            "strftime(make_timestamp(r.at_us), '%Y-%m-%dT%H:%M:%S.%fZ')",
            kinds.replace("kind ", "r.kind "),
            "strftime(make_timestamp(r.time_us), '%Y-%m-%dT%H:%M:%S.%fZ')",
            files(parts),
            files(parts),
            Kind.TITLE.code());
  }

  private static String files(List<Part> parts) {
    return "read_parquet(%s, hive_partitioning = true)"
        .formatted(Duck.texts(parts.stream().map(Part::file).toList()));
  }

  private static String names(Set<Game> games) {
    return games.stream()
        .map(game -> game.name().toLowerCase(Locale.ROOT))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static long micros(Instant at) {
    return Math.multiplyExact(at.getEpochSecond(), MICROS) + at.getNano() / 1_000;
  }
}
