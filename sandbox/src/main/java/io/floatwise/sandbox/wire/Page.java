package io.floatwise.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One page of a list and the cursor of the next. A cursor names the last row it follows, so rows
/// that come and go between two pages neither repeat nor hide others.
///
/// @param rows rows of this page
/// @param total all rows, independent of the page
/// @param cursor empty at the end
public record Page<T>(List<T> rows, int total, String cursor) {
  private static final int MAX_CURSOR = 500;
  private static final String SEPARATOR = "\u0000";

  public Page {
    rows = List.copyOf(rows);
  }

  /// Where a row stands in an order: first by `rank`, then by `id`.
  ///
  /// @param rank text whose natural order is the order of the list
  /// @param id unique
  public record Place(String rank, String id) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparing((Place place) -> place.rank).thenComparing(place -> place.id);

    /// The rank that sorts as `value` does, for any `long`.
    public static String rankOf(long value) {
      return HexFormat.of().toHexDigits(value ^ Long.MIN_VALUE);
    }

    /// The value that [#rankOf] made `rank` of.
    ///
    /// @throws RefusedRequest if it made no such rank
    public static long valueOf(String rank) {
      try {
        return HexFormat.fromHexDigitsToLong(rank) ^ Long.MIN_VALUE;
      } catch (IllegalArgumentException e) {
        throw new RefusedRequest(Errors.invalidArgument("invalid cursor"));
      }
    }

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  /// Cuts a page of at most `limit` rows out of `all`.
  ///
  /// @throws RefusedRequest if the cursor is none of ours
  public static <T> Page<T> of(
      List<T> all,
      Function<T, Place> place,
      boolean descending,
      int limit,
      Optional<String> cursor) {
    Comparator<T> order = Comparator.comparing(place);
    Comparator<T> directed = descending ? order.reversed() : order;
    Optional<Place> after = cursor.map(Page::placeOf);
    List<T> rest =
        all.stream()
            .filter(row -> after.isEmpty() || follows(place.apply(row), after.get(), descending))
            .sorted(directed)
            .limit(limit + 1L)
            .toList();
    boolean more = rest.size() > limit;
    List<T> rows = more ? rest.subList(0, limit) : rest;
    String next = more ? cursorAfter(place.apply(rows.getLast())) : "";
    return new Page<>(rows, all.size(), next);
  }

  private static boolean follows(Place place, Place after, boolean descending) {
    int order = place.compareTo(after);
    return descending ? order < 0 : order > 0;
  }

  /// The cursor of what follows `place`.
  public static String cursorAfter(Place place) {
    String text = place.rank() + SEPARATOR + place.id();
    return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The place that a cursor names.
  ///
  /// @throws RefusedRequest if the cursor is none of ours
  public static Place placeOf(String cursor) {
    try {
      if (cursor.length() <= MAX_CURSOR) {
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        String[] parts = new String(bytes, StandardCharsets.UTF_8).split(SEPARATOR, -1);
        if (parts.length == 2) {
          return new Place(parts[0], parts[1]);
        }
      }
    } catch (IllegalArgumentException e) {
      throw new RefusedRequest(Errors.invalidArgument("invalid cursor"));
    }
    throw new RefusedRequest(Errors.invalidArgument("invalid cursor"));
  }
}
