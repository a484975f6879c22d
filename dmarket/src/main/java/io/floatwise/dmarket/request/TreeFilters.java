package io.floatwise.dmarket.request;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The filter language of the v2 lists: comma-separated conditions, all of which must hold. Keys
/// and values are those of the venue, for example `exterior` and `factory new`. Immutable.
///
/// @param conditions as they are sent
public record TreeFilters(List<String> conditions) {

  public static final TreeFilters NONE = new TreeFilters(List.of());

  public TreeFilters {
    conditions = List.copyOf(conditions);
  }

  /// `key` is `value`; for `categoryPath`, begins with it.
  public TreeFilters is(String key, String value) {
    return with(word(key) + "=" + word(value));
  }

  /// `key` is one of `values`.
  public TreeFilters isOneOf(String key, List<String> values) {
    TreeFilters all = this;
    for (String value : values) {
      all = all.with(word(key) + "[]=" + word(value));
    }
    return all;
  }

  /// `key` is not `value`.
  public TreeFilters isNot(String key, String value) {
    return with("not_" + word(key) + "=" + word(value));
  }

  /// `key` is at least `from` and at most `to`.
  public TreeFilters between(String key, long from, long to) {
    return with(word(key) + "From=" + from).with(word(key) + "To=" + to);
  }

  /// As it is sent, before it is percent-encoded.
  public String text() {
    return String.join(",", conditions);
  }

  private TreeFilters with(String condition) {
    List<String> more = new ArrayList<>(conditions);
    more.add(condition);
    return new TreeFilters(more);
  }

  /// The language has no escapes.
  private static String word(String text) {
    if (text.isEmpty() || text.indexOf(',') >= 0 || text.indexOf('=') >= 0) {
      throw new IllegalArgumentException(
          "filter: expected a word without comma and equals sign, found '" + text + "'");
    }
    return text;
  }

  @Override
  public String toString() {
    return conditions.stream().collect(Collectors.joining(", ", "[", "]"));
  }
}
