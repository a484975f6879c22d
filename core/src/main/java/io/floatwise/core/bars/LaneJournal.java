package io.floatwise.core.bars;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the lanes of one series did and were refused, as columns of a fixed length: when they are
/// full, a reader gets them and they are filled again from the beginning. Rows of one lane come in
/// the order of the bars; how lanes follow each other depends on the parts that a series came in.
public final class LaneJournal {

  /// Gets rows before they are overwritten.
  @FunctionalInterface
  public interface Reader {
    void read(LaneJournal rows);
  }

  /// One row.
  ///
  /// @param lane number of the parameter set
  /// @param bar number of the bar in its series, from 0
  /// @param time when that bar begins, milliseconds since 1970
  /// @param answer what came of it
  /// @param units traded; 0 if refused
  /// @param price of a unit, cents: what was paid, received, or would have been
  /// @param fee cents
  public record Row(
      int lane, long bar, long time, Answer answer, long units, long price, long fee) {}

  private static final int ROOM = 128;

  private final Reader reader;
  private final int[] lanes = new int[ROOM];
  private final long[] bars = new long[ROOM];
  private final long[] times = new long[ROOM];
  private final byte[] answers = new byte[ROOM];
  private final long[] units = new long[ROOM];
  private final long[] prices = new long[ROOM];
  private final long[] fees = new long[ROOM];
  private int size;

  LaneJournal(Reader reader) {
    this.reader = reader;
  }

  void add(int lane, long bar, long time, Answer answer, long count, long price, long fee) {
    if (size == ROOM) {
      flush();
    }
    lanes[size] = lane;
    bars[size] = bar;
    times[size] = time;
    answers[size] = answer.code();
    units[size] = count;
    prices[size] = price;
    fees[size] = fee;
    size++;
  }

  void flush() {
    if (size > 0) {
      reader.read(this);
      size = 0;
    }
  }

  public int size() {
    return size;
  }

  /// A copy of row `index`.
  public Row row(int index) {
    return new Row(
        lanes[index],
        bars[index],
        times[index],
        Answer.of(answers[index]),
        units[index],
        prices[index],
        fees[index]);
  }

  /// Copies of all rows.
  public Stream<Row> rows() {
    return IntStream.range(0, size).mapToObj(this::row);
  }
}
