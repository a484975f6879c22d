package io.floatwise.core.tape;

import io.floatwise.core.item.Game;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Plays whole days of a tape, several games together in the order in which everything was told.
public final class TapePlayer {

  private final RecordedMarket market;
  private final Playback.Listener listener;
  private final Playback playback;

  /// The listener is also told where rows are missing, at the market time of the row after.
  public TapePlayer(RecordedMarket market, Playback.Listener listener) {
    this.market = market;
    this.listener = listener;
    this.playback = new Playback(listener);
  }

  /// @param days in any order
  /// @return files that were left out
  /// @throws TapeException if a row makes no sense
  public List<Loss> play(Collection<TapeDay> days) {
    List<Loss> losses = new ArrayList<>();
    var byDay =
        days.stream()
            .collect(Collectors.groupingBy(TapeDay::day, TreeMap::new, Collectors.toList()));
    for (LocalDate day : byDay.keySet()) {
      List<Track> tracks = new ArrayList<>();
      try {
        for (TapeDay each : byDay.get(day)) {
          TapeCursor cursor = market.open(each, true);
          tracks.add(new Track(each.game(), cursor));
          losses.addAll(cursor.losses());
        }
        play(tracks, day);
      } finally {
        tracks.forEach(track -> track.cursor.close());
      }
    }
    return losses;
  }

  private void play(List<Track> tracks, LocalDate day) {
    tracks.forEach(Track::advance);
    long event = 0;
    Instant now = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    while (true) {
      Optional<Track> first =
          tracks.stream().filter(t -> !t.atEnd).min(Comparator.comparingLong(Track::event));
      if (first.isEmpty()) {
        break;
      }
      event = first.get().event();
      long at = first.get().at();
      now = Exact.instant(at);
      for (Track track : tracks) {
        track.announceHole(event, now);
      }
      List<Row> rows = new ArrayList<>();
      for (Track track : tracks) {
        track.take(event, at, rows);
      }
      playback.play(new Row.Group(event, at, rows));
    }
    for (Track track : tracks) {
      track.announceHole(event, now);
    }
  }

  /// One game of a day while it is played.
  private final class Track {

    private final Game game;
    private final TapeCursor cursor;
    private final long expected;
    private boolean atEnd;
    private int place;
    private long nextSeq;
    private long missed;
    private long lastEvent;
    private long lastAt = Row.NO_LONG;

    Track(Game game, TapeCursor cursor) {
      this.game = game;
      this.cursor = cursor;
      this.expected = cursor.losses().stream().mapToLong(Loss::rows).sum();
    }

    long event() {
      return cursor.batch().event[place];
    }

    long at() {
      return cursor.batch().at[place];
    }

    Optional<Instant> since() {
      return lastAt == Row.NO_LONG ? Optional.empty() : Optional.of(Exact.instant(lastAt));
    }

    void advance() {
      place++;
      while (!atEnd && place >= cursor.batch().size()) {
        atEnd = !cursor.next();
        place = 0;
      }
    }

    /// Rows are missing before the next one, or at the end. Since when is not known, so whatever
    /// comes after the last row may build on them.
    void announceHole(long event, Instant at) {
      long lost = atEnd ? expected - missed : cursor.batch().seq[place] - nextSeq;
      if (lost > 0) {
        missed += lost;
        nextSeq += lost;
        playback.lost(game);
        listener.tell(
            event, at, new Told.Missed(game, since(), 0, "%d rows are lost".formatted(lost)));
      }
    }

    /// Adds the rows of `event`.
    void take(long event, long at, List<Row> rows) {
      while (!atEnd && event() == event) {
        long seq = cursor.batch().seq[place];
        boolean isInOrder =
            at() == at && event >= lastEvent && (lastAt == Row.NO_LONG || at >= lastAt);
        if (!isInOrder || seq != nextSeq) {
          throw new TapeException(
              "row %d of event %d: expected row %d and rows in order of time, found %d and %d after %d"
                  .formatted(seq, event, nextSeq, at, at(), lastAt));
        }
        rows.add(cursor.batch().row(place));
        nextSeq = seq + 1;
        lastEvent = event;
        lastAt = at;
        advance();
      }
    }
  }
}
