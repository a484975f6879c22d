package io.floatwise.core.tape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// How one list becomes another: which elements go, which ones stand where they did not stand
/// before, and how many there are in the end. What goes at the end of the list is not named: there
/// is no room for it.
///
/// @param gone places in the old list, rising
/// @param placed by place in the new list, rising
/// @param size of the new list
public record Edits<T>(List<Integer> gone, SortedMap<Integer, T> placed, int size) {

  /// The fewest edits that keep the order of what stays.
  public static <T> Edits<T> between(List<T> before, List<T> after) {
    Map<T, Deque<Integer>> places = new HashMap<>();
    for (int i = 0; i < before.size(); i++) {
      places.computeIfAbsent(before.get(i), _ -> new ArrayDeque<>()).add(i);
    }
    int[] from = new int[after.size()];
    for (int i = 0; i < from.length; i++) {
      Deque<Integer> free = places.get(after.get(i));
      from[i] = free == null || free.isEmpty() ? -1 : free.removeFirst();
    }
    boolean[] stays = longestRise(from);
    boolean[] kept = new boolean[before.size()];
    int end = 0;
    SortedMap<Integer, T> placed = new TreeMap<>();
    for (int i = 0; i < from.length; i++) {
      if (stays[i]) {
        kept[from[i]] = true;
        end = from[i] + 1;
      } else {
        placed.put(i, after.get(i));
      }
    }
    List<Integer> gone = new ArrayList<>();
    for (int i = 0; i < end; i++) {
      if (!kept[i]) {
        gone.add(i);
      }
    }
    return new Edits<>(gone, placed, after.size());
  }

  /// What `before` becomes.
  ///
  /// @throws TapeException if these edits do not fit it
  public List<T> appliedTo(List<T> before) {
    List<T> kept = new ArrayList<>(before);
    for (int i = gone.size() - 1; i >= 0; i--) {
      int place = gone.get(i);
      if (place < 0 || place >= kept.size()) {
        throw new TapeException(
            "expected a place below %d, found %d".formatted(kept.size(), place));
      }
      kept.remove(place);
    }
    List<T> after = new ArrayList<>(Math.max(0, Math.min(size, kept.size() + placed.size())));
    int next = 0;
    for (int i = 0; i < size; i++) {
      T fresh = placed.get(i);
      if (fresh == null && next == kept.size()) {
        throw new TapeException("expected %d elements, found %d".formatted(size, i));
      }
      after.add(fresh == null ? kept.get(next++) : fresh);
    }
    return after;
  }

  /// Marks a longest rising sequence of the numbers that are not negative.
  private static boolean[] longestRise(int[] numbers) {
    int[] tails = new int[numbers.length];
    int[] previous = new int[numbers.length];
    int length = 0;
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] < 0) {
        continue;
      }
      int low = 0;
      int high = length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (numbers[tails[middle]] < numbers[i]) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      previous[i] = low == 0 ? -1 : tails[low - 1];
      tails[low] = i;
      length = Math.max(length, low + 1);
    }
    boolean[] rises = new boolean[numbers.length];
    for (int i = length == 0 ? -1 : tails[length - 1]; i >= 0; i = previous[i]) {
      rises[i] = true;
    }
    return rises;
  }
}
