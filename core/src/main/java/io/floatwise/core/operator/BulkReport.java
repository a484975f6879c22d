package io.floatwise.core.operator;

import io.floatwise.core.execution.Progress;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// How a command about many lots or targets goes, or what came of it.
///
/// @param command as people name it, for example `list all`
/// @param by who gave it
/// @param at market time at which it was given
/// @param done all of it is answered
/// @param sent how far the requests to the venue are
/// @param items what became of each, in the order of the books; while it goes on, of those that are
///   answered
/// @param troubles what could not be read meanwhile, one sentence each
public record BulkReport(
    String command,
    String by,
    Instant at,
    boolean done,
    Progress sent,
    List<Item> items,
    List<String> troubles) {

  private static final Comparator<End> WORST_FIRST =
      Comparator.comparingInt(end ->
          switch (end) {
            case REFUSED -> 0;
            case UNKNOWN -> 1;
            case WITHHELD -> 2;
            case UNCHANGED -> 3;
            case DONE -> 4;
          });

  public BulkReport {
    items = List.copyOf(items);
    troubles = List.copyOf(troubles);
  }

  /// One lot or target.
  ///
  /// @param id of the lot or target
  /// @param result for people, with the reason if nothing was done
  public record Item(String id, String title, End end, String result) {}

  /// What can become of one of them.
  public enum End {
    DONE,
    /// Nothing had to be done.
    UNCHANGED,
    /// A rule of ours or the venue said no.
    REFUSED,
    /// No clear answer yet; the venue is asked.
    UNKNOWN,
    /// Not sent, because the mode forbids it.
    WITHHELD
  }

  /// What failed first, then what is not clear, what was withheld or left, last what was done; each
  /// in the order of the books.
  public List<Item> worstFirst() {
    return items.stream().sorted(Comparator.comparing(Item::end, WORST_FIRST)).toList();
  }

  /// How many ended so.
  public long count(End end) {
    return items.stream().filter(item -> item.end() == end).count();
  }
}
