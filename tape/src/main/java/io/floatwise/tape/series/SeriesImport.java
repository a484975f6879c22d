package io.floatwise.tape.series;

import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Game;
import io.floatwise.core.tape.Coded;
import io.floatwise.core.tape.Row;
import io.floatwise.core.tape.SeriesPoint;
import io.floatwise.core.tape.TapeCoder;
import io.floatwise.core.tape.Told;
import io.floatwise.tape.TapeStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Puts files of series on a tape, those of one import together. A day comes as a whole or not at
/// all, and a day that is there already stays what it is, so importing again, also after a crash,
/// changes nothing that was done.
public final class SeriesImport {

  private static final int ROWS = 262_144;

  private final TapeStore store;

  /// What became of the files.
  ///
  /// @param reports of those that could be read
  /// @param failures why the others could not
  public record Result(List<ImportReport> reports, List<String> failures) {
    public Result {
      reports = List.copyOf(reports);
      failures = List.copyOf(failures);
    }
  }

  /// @param store settled
  public SeriesImport(TapeStore store) {
    this.store = store;
  }

  /// @throws IOException if the tape cannot be written; what is on it stays
  public Result read(List<Path> files, ImportChoice choice) throws IOException {
    List<SeriesFile> sources = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    try (var staging = new Staging(store.drafts())) {
      for (Path file : files) {
        int number = sources.size();
        var source =
            new SeriesFile(file, choice, (line, point) -> staging.add(number, line, point));
        try {
          source.read();
          sources.add(source);
        } catch (InputException e) {
          failures.add(String.valueOf(e.getMessage()));
        }
      }
      List<Quality> qualities = sources.stream().map(_ -> new Quality()).toList();
      staging.bySeries((file, point) -> qualities.get(file).see(point));
      var days = new Days(choice.game(), sources.size());
      staging.byTime(days::take);
      days.end();
      store.rotate();
      List<ImportReport> reports = new ArrayList<>();
      for (int i = 0; i < sources.size(); i++) {
        reports.add(
            qualities.get(i).report(sources.get(i), days.written[i], days.there.get(i).size()));
      }
      return new Result(reports, failures);
    }
  }

  /// Writes day by day.
  private final class Days {

    private final Game game;
    private final TapeCoder coder = new TapeCoder(List.of(), "", Row.NO_LONG);
    private final SortedMap<Instant, List<SeriesPoint>> points = new TreeMap<>();
    private final List<Set<LocalDate>> there = new ArrayList<>();
    private final int[] written;
    private LocalDate day = LocalDate.MIN;
    private boolean isThere;

    Days(Game game, int files) {
      this.game = game;
      this.written = new int[files];
      for (int i = 0; i < files; i++) {
        there.add(new HashSet<>());
      }
    }

    void take(int file, Point read) throws IOException {
      SeriesPoint point = read.of(game);
      LocalDate ofPoint = LocalDate.ofInstant(point.knownAt(), ZoneOffset.UTC);
      if (!ofPoint.equals(day)) {
        end();
        day = ofPoint;
        isThere = store.holds(game, day);
      }
      if (isThere) {
        there.get(file).add(day);
      } else {
        points.computeIfAbsent(point.knownAt(), _ -> new ArrayList<>()).add(point);
        written[file]++;
      }
    }

    void end() throws IOException {
      if (points.isEmpty()) {
        return;
      }
      List<TapeStore.Batch> batches = new ArrayList<>();
      for (Map.Entry<Instant, List<SeriesPoint>> entry : points.entrySet()) {
        batches.add(batch(coder.code(entry.getKey(), new Told.Series(entry.getValue()))));
      }
      store.append(batches);
      points.clear();
      if (store.waitingRows() >= ROWS) {
        store.rotate();
      }
    }
  }

  private static TapeStore.Batch batch(Coded coded) {
    return switch (coded) {
      case Coded.Rows(long at, var rows) -> new TapeStore.Batch(at, rows);
      case Coded.Refused(String reason) ->
          throw new InputException("a series cannot stand on a tape: " + reason);
    };
  }
}
