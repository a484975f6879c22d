package io.floatwise.core.bars;

import io.floatwise.core.error.InputException;
import java.time.Instant;
import java.util.Arrays;

/// Columns of one series or of a part of it: time, four prices, volume. It grows by [#add] and can
/// be emptied and filled again, so that a long series passes through a small one. Not thread-safe
/// while it is filled.
public final class Bars {

  /// The volume of a bar of which none is known.
  public static final long NO_VOLUME = -1;

  /// Largest price, cents.
  public static final long MOST_PRICE = 500_000_000;

  /// Largest volume, units.
  public static final long MOST_VOLUME = 1_000_000_000_000L;

  private long[] time;
  private long[] open;
  private long[] high;
  private long[] low;
  private long[] close;
  private long[] volume;
  private long last = Long.MIN_VALUE;
  private int size;

  /// @param room for as many bars without growing
  public Bars(int room) {
    this.time = new long[room];
    this.open = new long[room];
    this.high = new long[room];
    this.low = new long[room];
    this.close = new long[room];
    this.volume = new long[room];
  }

  /// The next bar.
  ///
  /// @param at when it begins, milliseconds since 1970; after every earlier one, also of those that
  ///   [#clear] forgot
  /// @param first price, cents
  /// @param most highest price, cents
  /// @param least lowest price, cents
  /// @param end last price, cents
  /// @param sold units, or [#NO_VOLUME]
  /// @throws InputException if that cannot be
  public void add(long at, long first, long most, long least, long end, long sold) {
    if (at <= last) {
      throw new InputException(
          "expected a time after that of the bar before, %s, found %s"
              .formatted(Instant.ofEpochMilli(last), Instant.ofEpochMilli(at)));
    }
    if (least < 1 || most > MOST_PRICE) {
      throw new InputException(
          "expected prices of 1 to %d cents, found %d to %d".formatted(MOST_PRICE, least, most));
    }
    if (first < least || first > most || end < least || end > most) {
      throw new InputException(
          "expected open and close within %d to %d cents, found %d and %d"
              .formatted(least, most, first, end));
    }
    if (sold < NO_VOLUME || sold > MOST_VOLUME) {
      throw new InputException(
          "expected a volume of 0 to %d, found %d".formatted(MOST_VOLUME, sold));
    }
    if (size == time.length) {
      grow();
    }
    time[size] = at;
    open[size] = first;
    high[size] = most;
    low[size] = least;
    close[size] = end;
    volume[size] = sold;
    size++;
    last = at;
  }

  /// The bars of `part` as the next ones.
  ///
  /// @throws InputException if they do not come after those that are here
  public void addAll(Bars part) {
    for (int i = 0; i < part.size; i++) {
      add(part.time[i], part.open[i], part.high[i], part.low[i], part.close[i], part.volume[i]);
    }
  }

  /// A copy of the bars from `from` until before `to`.
  public Bars part(int from, int to) {
    var part = new Bars(to - from);
    for (int i = from; i < to; i++) {
      part.add(time[i], open[i], high[i], low[i], close[i], volume[i]);
    }
    return part;
  }

  /// The first bar that does not begin before `millis` since 1970; [#size()] if each does.
  public int firstFrom(long millis) {
    int place = Arrays.binarySearch(time, 0, size, millis);
    return place >= 0 ? place : -place - 1;
  }

  /// Forgets the bars, but not how late it is.
  public void clear() {
    size = 0;
  }

  public int size() {
    return size;
  }

  /// When bar `index` begins, milliseconds since 1970.
  public long time(int index) {
    return time[index];
  }

  /// Cents.
  public long open(int index) {
    return open[index];
  }

  /// Cents.
  public long high(int index) {
    return high[index];
  }

  /// Cents.
  public long low(int index) {
    return low[index];
  }

  /// Cents.
  public long close(int index) {
    return close[index];
  }

  /// Units, or [#NO_VOLUME].
  public long volume(int index) {
    return volume[index];
  }

  /// Writes running sums of closing prices: that of bar `from` to `target` at `at`, and so on until
  /// before `to`. What stands before `at` is what they begin with.
  public void sumCloses(int from, int to, long[] target, int at) {
    long[] prices = close;
    long sum = target[at - 1];
    for (int i = 0; i < to - from; i++) {
      sum += prices[from + i];
      target[at + i] = sum;
    }
  }

  /// Copies the times of the bars from `from` until before `to` into `target` at `at`.
  public void times(int from, int to, long[] target, int at) {
    System.arraycopy(time, from, target, at, to - from);
  }

  private void grow() {
    int room = Math.max(16, Math.multiplyExact(size, 2));
    time = Arrays.copyOf(time, room);
    open = Arrays.copyOf(open, room);
    high = Arrays.copyOf(high, room);
    low = Arrays.copyOf(low, room);
    close = Arrays.copyOf(close, room);
    volume = Arrays.copyOf(volume, room);
  }
}
