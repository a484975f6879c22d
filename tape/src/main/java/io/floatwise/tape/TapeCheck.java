package io.floatwise.tape;

import io.floatwise.core.item.Game;
import io.floatwise.core.tape.Loss;
import io.floatwise.core.tape.TapeDay;
import io.floatwise.core.tape.TapeException;
import io.floatwise.core.tape.TapePlayer;
import io.floatwise.core.tape.Told;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Reads a whole tape as the time machine does: every checksum, every row, every change against the
/// one before it.
public final class TapeCheck {

  /// Nothing for longer than this, while what was read comes more often, is a gap too.
  private static final Duration LEAST_SILENCE = Duration.ofMinutes(10);

  private static final Duration WITHIN_ROUND = Duration.ofMinutes(1);
  private static final int LEAST_ROUNDS = 5;
  private static final int USUAL_TIMES = 5;

  private final TapeReading tape;
  private final List<TapeGap> gaps = new ArrayList<>();
  private final Map<Game, Instant> last = new EnumMap<>(Game.class);
  private final Map<Game, List<Instant>> times = new EnumMap<>(Game.class);
  private long told;
  private long unread;

  /// What was found.
  ///
  /// @param rows that were read
  /// @param told things that they tell
  /// @param unread how often the venue gave no answer that could be used
  /// @param losses damaged files
  /// @param nonsense days whose rows make no sense, which no damage explains
  /// @param strangers files that no tape has written
  public record Found(
      long rows,
      long told,
      long unread,
      List<TapeGap> gaps,
      List<Loss> losses,
      List<String> nonsense,
      List<Path> strangers) {
    public Found {
      gaps = List.copyOf(gaps);
      losses = List.copyOf(losses);
      nonsense = List.copyOf(nonsense);
      strangers = List.copyOf(strangers);
    }

    public boolean isSound() {
      return losses.isEmpty() && nonsense.isEmpty() && strangers.isEmpty();
    }
  }

  public TapeCheck(TapeReading tape) {
    this.tape = tape;
  }

  /// @param chosen days that are checked
  public Found run(Predicate<TapeDay> chosen) {
    List<Loss> losses = new ArrayList<>();
    List<String> nonsense = new ArrayList<>();
    long rows = 0;
    Map<LocalDate, List<TapeDay>> days =
        tape.days().stream()
            .filter(chosen)
            .collect(Collectors.groupingBy(TapeDay::day, TreeMap::new, Collectors.toList()));
    for (List<TapeDay> ofDay : days.values()) {
      try {
        losses.addAll(new TapePlayer(tape, this::hear).play(ofDay));
        rows += ofDay.stream().mapToLong(TapeDay::rows).sum();
      } catch (TapeException e) {
        nonsense.add(ofDay.getFirst().day() + ": " + e.getMessage());
      }
      silences();
    }
    return new Found(
        rows - losses.stream().mapToLong(Loss::rows).sum(),
        told,
        unread,
        gaps,
        losses,
        nonsense,
        tape.strangers());
  }

  private void hear(long event, Instant at, Told what) {
    switch (what) {
      case Told.Opened(Game game, String by) ->
          gap(new TapeGap(game, since(game), at, 0, "nothing recorded until " + by + " began"));
      case Told.Missed(Game game, var since, int events, String cause) ->
          gap(new TapeGap(game, since.or(() -> since(game)), at, events, cause));
      case Told.Unread(Game game, var _, var _) -> {
        unread++;
        last.put(game, at);
      }
      case Told.Fees(var schedule) -> heard(schedule.game(), at);
      case Told.Quotes(var quotes) ->
          quotes.stream().map(q -> q.title().game()).distinct().forEach(g -> heard(g, at));
      case Told.Looked(var snapshot) -> heard(snapshot.title().game(), at);
      case Told.Reviewed(var snapshots) ->
          snapshots.stream().map(s -> s.title().game()).distinct().forEach(g -> heard(g, at));
      case Told.Series(var points) -> told += points.size();
    }
  }

  private void heard(Game game, Instant at) {
    told++;
    times.computeIfAbsent(game, _ -> new ArrayList<>()).add(at);
    last.put(game, at);
  }

  /// Nothing for much longer than usual, although no recorder began anew.
  private void silences() {
    times.forEach((game, all) -> {
      List<Duration> distances = new ArrayList<>();
      for (int i = 1; i < all.size(); i++) {
        distances.add(Duration.between(all.get(i - 1), all.get(i)));
      }
      Duration most = longest(usual(distances).multipliedBy(USUAL_TIMES), LEAST_SILENCE);
      for (int i = 0; i < distances.size(); i++) {
        var gap = new TapeGap(game, Optional.of(all.get(i)), all.get(i + 1), 0, "nothing came");
        boolean isKnown =
            gaps.stream().anyMatch(g -> g.game() == game && g.until().equals(gap.until()));
        if (distances.get(i).compareTo(most) > 0 && !isKnown) {
          gaps.add(gap);
        }
      }
    });
    times.clear();
  }

  /// The usual distance between rounds; within a round things follow each other closely.
  private static Duration usual(List<Duration> distances) {
    List<Duration> rounds =
        distances.stream().filter(d -> d.compareTo(WITHIN_ROUND) >= 0).sorted().toList();
    List<Duration> some =
        rounds.size() >= LEAST_ROUNDS ? rounds : distances.stream().sorted().toList();
    return some.isEmpty() ? Duration.ZERO : some.get(some.size() / 2);
  }

  private static Duration longest(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private Optional<Instant> since(Game game) {
    return Optional.ofNullable(last.get(game));
  }

  /// The beginning of a tape is no gap.
  private void gap(TapeGap gap) {
    if (gap.since().isPresent() || gap.events() > 0) {
      gaps.add(gap);
    }
    last.put(gap.game(), gap.until());
  }
}
