package io.floatwise.app.tape;

import io.floatwise.app.report.Plain;
import io.floatwise.core.item.Game;
import io.floatwise.core.tape.Loss;
import io.floatwise.core.tape.TapeDay;
import io.floatwise.tape.TapeCheck;
import io.floatwise.tape.TapeGap;
import io.floatwise.tape.series.ImportReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// What is on a tape, as lines and as one line of JSON.
public final class TapeText {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private TapeText() {}

  /// @param waiting bytes that are in no file yet
  public static String list(List<TapeDay> days, long waiting, boolean isByDay) {
    var text = new StringBuilder();
    if (days.isEmpty()) {
      text.append("The tape is empty.%n".formatted());
    } else {
      text.append(line("GAME", "FROM", "TO", "DAYS", "MISSING", "ROWS", "BYTES", "FILES"));
    }
    Map<Game, List<TapeDay>> byGame =
        days.stream()
            .collect(
                Collectors.groupingBy(
                    TapeDay::game, () -> new EnumMap<>(Game.class), Collectors.toList()));
    byGame.forEach((game, ofGame) -> {
      text.append(sum(game, ofGame));
      if (isByDay) {
        ofGame.forEach(day -> text.append(sum(game, List.of(day))));
      }
    });
    if (waiting > 0) {
      text.append(
          ("%,d bytes wait in the log of a recorder that runs, or was killed: the next run with"
                  + " this tape, or floatwise tape compact, takes them in.%n")
              .formatted(waiting));
    }
    return text.toString();
  }

  private static String sum(Game game, List<TapeDay> days) {
    var first = days.getFirst().day();
    var last = days.getLast().day();
    long span = ChronoUnit.DAYS.between(first, last) + 1;
    return line(
        name(game),
        first.toString(),
        last.toString(),
        Integer.toString(days.size()),
        Long.toString(span - days.size()),
        "%,d".formatted(days.stream().mapToLong(TapeDay::rows).sum()),
        "%,d".formatted(days.stream().mapToLong(TapeDay::bytes).sum()),
        Integer.toString(days.stream().mapToInt(TapeDay::files).sum()));
  }

  private static String line(
      String game,
      String from,
      String to,
      String days,
      String missing,
      String rows,
      String bytes,
      String files) {
    return "%-6s %-11s %-11s %6s %8s %15s %17s %6s%n"
        .formatted(game, from, to, days, missing, rows, bytes, files);
  }

  public static String json(List<TapeDay> days, long waiting) {
    var root = JSON.createObjectNode();
    var list = root.putArray("days");
    for (TapeDay day : days) {
      list.addObject()
          .put("game", name(day.game()))
          .put("day", day.day().toString())
          .put("rows", day.rows())
          .put("bytes", day.bytes())
          .put("files", day.files());
    }
    root.put("waitingBytes", waiting);
    return JSON.writeValueAsString(root);
  }

  /// @param most how many gaps are named, longest first
  public static String check(TapeCheck.Found found, int most) {
    var text = new StringBuilder();
    text.append(
        "%,d rows tell of %,d things; %,d times the venue gave no answer that could be used%n"
            .formatted(found.rows(), found.told(), found.unread()));
    text.append("%d gaps%n".formatted(found.gaps().size()));
    found.gaps().stream()
        .sorted(Comparator.comparing(TapeText::length).reversed())
        .limit(Math.max(0, most))
        .forEach(gap -> text.append(gap(gap)));
    for (Loss loss : found.losses()) {
      text.append(
          "DAMAGED %s: %s; %,d rows of it are lost, and what builds on them until that day ends%n"
              .formatted(loss.file(), loss.why(), loss.rows()));
    }
    found.nonsense().forEach(day -> text.append("NONSENSE %s%n".formatted(Plain.text(day))));
    for (Path file : found.strangers()) {
      text.append("STRANGE %s: no tape has written a file of this name%n".formatted(file));
    }
    return text.append(found.isSound() ? "sound%n".formatted() : "not sound%n".formatted())
        .toString();
  }

  private static Duration length(TapeGap gap) {
    Instant since = gap.since().orElse(gap.until());
    return Duration.between(since, gap.until());
  }

  private static String gap(TapeGap gap) {
    return "  %-6s %s to %s%s: %s%n"
        .formatted(
            name(gap.game()),
            gap.since().map(Instant::toString).orElse("the beginning"),
            gap.until(),
            gap.events() == 0 ? "" : ", " + gap.events() + " things",
            Plain.text(gap.cause()));
  }

  /// What became of an imported file.
  public static String report(ImportReport report) {
    var text = new StringBuilder();
    text.append(
        "%s: %,d rows, %,d points of %,d series put on the tape, %s to %s%n"
            .formatted(
                report.file(),
                report.rows(),
                report.points(),
                report.titles(),
                report.from(),
                report.until()));
    report
        .units()
        .forEach((unit, count) -> {
          String[] parts = unit.split("/", 2);
          text.append(
              "  unit: %s in steps of 10^-%s, %,d points%n".formatted(parts[0], parts[1], count));
        });
    fault(text, "days that the tape held already, left out", report.daysThere(), "");
    fault(text, "unreadable values, left out", report.unreadable(), "");
    fault(text, "rows before the row above in time", report.backwards(), "");
    fault(text, "points that stand there again, the same", report.repeated(), "");
    fault(
        text,
        "points that stand there again, different; the last counts",
        report.conflicting(),
        "");
    fault(text, "gaps of over three times the usual distance", report.gaps(), report.longestGap());
    fault(text, "frozen stretches of ten points and more", report.frozen(), report.longestFrozen());
    fault(
        text, "prices over ten times or under a tenth of those around them", report.outliers(), "");
    fault(text, "prices finer than their unit, rounded half up", report.rounded(), "");
    if (!report.cut().isEmpty()) {
      text.append("  CUT: %s; what stands before it was used%n".formatted(report.cut()));
    }
    report.examples().forEach(line -> text.append("  %s%n".formatted(Plain.text(line))));
    return text.toString();
  }

  private static void fault(StringBuilder text, String what, int count, String longest) {
    if (count > 0) {
      String more = longest.isEmpty() ? "" : "; the longest: " + Plain.text(longest);
      text.append("  %,d %s%s%n".formatted(count, what, more));
    }
  }

  private static String name(Game game) {
    return game.name().toLowerCase(Locale.ROOT);
  }
}
