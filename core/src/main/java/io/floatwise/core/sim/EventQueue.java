package io.floatwise.core.sim;

import java.util.Arrays;

/// What is due when: a binary heap on primitive columns, ordered by time, then by insertion.
final class EventQueue {

  private long[] times = new long[1024];
  private long[] order = new long[1024];
  private int[] kinds = new int[1024];
  private int[] places = new int[1024];
  private long[] payloads = new long[1024];
  private int size;
  private long inserted;

  boolean isEmpty() {
    return size == 0;
  }

  void add(long time, int kind, int place, long payload) {
    if (size == times.length) {
      grow();
    }
    int hole = size;
    while (hole > 0 && precedes(time, inserted, (hole - 1) / 2)) {
      copy((hole - 1) / 2, hole);
      hole = (hole - 1) / 2;
    }
    put(hole, time, inserted, kind, place, payload);
    inserted++;
    size++;
  }

  long time() {
    return times[0];
  }

  int kind() {
    return kinds[0];
  }

  int place() {
    return places[0];
  }

  long payload() {
    return payloads[0];
  }

  void removeFirst() {
    size--;
    int hole = 0;
    while (2 * hole + 1 < size) {
      int child = 2 * hole + 1;
      if (child + 1 < size && precedes(times[child + 1], order[child + 1], child)) {
        child++;
      }
      if (!precedes(times[child], order[child], size)) {
        break;
      }
      copy(child, hole);
      hole = child;
    }
    copy(size, hole);
  }

  /// The same for the same set of events, in whatever shape the heap is.
  long stateHash() {
    long sum = size;
    for (int i = 0; i < size; i++) {
      sum += Mix.of(times[i], Mix.of(kinds[i], places[i]), payloads[i]);
    }
    return sum;
  }

  private boolean precedes(long time, long number, int other) {
    return time != times[other] ? time < times[other] : number < order[other];
  }

  private void copy(int from, int to) {
    put(to, times[from], order[from], kinds[from], places[from], payloads[from]);
  }

  private void put(int at, long time, long number, int kind, int place, long payload) {
    times[at] = time;
    order[at] = number;
    kinds[at] = kind;
    places[at] = place;
    payloads[at] = payload;
  }

  private void grow() {
    int capacity = 2 * times.length;
    times = Arrays.copyOf(times, capacity);
    order = Arrays.copyOf(order, capacity);
    kinds = Arrays.copyOf(kinds, capacity);
    places = Arrays.copyOf(places, capacity);
    payloads = Arrays.copyOf(payloads, capacity);
  }
}
