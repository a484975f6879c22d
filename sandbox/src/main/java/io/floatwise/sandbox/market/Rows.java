package io.floatwise.sandbox.market;

import java.util.Arrays;

/// The rows of one title while they are read: growing primitive columns.
final class Rows {

  private int[] days = new int[512];
  private int[] mills = new int[512];
  private int[] units = new int[512];
  private int size;
  private boolean ascending = true;

  void add(int day, int price, int sold) {
    if (size == days.length) {
      days = Arrays.copyOf(days, 2 * size);
      mills = Arrays.copyOf(mills, 2 * size);
      units = Arrays.copyOf(units, 2 * size);
    }
    ascending &= size == 0 || days[size - 1] < day;
    days[size] = day;
    mills[size] = price;
    units[size] = sold;
    size++;
  }

  int size() {
    return size;
  }

  /// Sorted by day; of several rows of one day the first one that was read.
  Series.TitleSeries series(String name) {
    int[] order = new int[size];
    int kept = 0;
    if (ascending) {
      Arrays.setAll(order, i -> i);
      kept = size;
    } else {
      long[] keys = new long[size];
      Arrays.setAll(keys, i -> ((long) days[i] << 32) | i);
      Arrays.sort(keys);
      for (int i = 0; i < size; i++) {
        if (i == 0 || keys[i] >> 32 != keys[i - 1] >> 32) {
          order[kept] = (int) keys[i];
          kept++;
        }
      }
    }
    int[] rows = Arrays.copyOf(order, kept);
    return new Series.TitleSeries(name, pick(days, rows), pick(mills, rows), pick(units, rows));
  }

  private static int[] pick(int[] values, int[] order) {
    int[] picked = new int[order.length];
    Arrays.setAll(picked, i -> values[order[i]]);
    return picked;
  }
}
