package io.floatwise.dmarket.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which closed trades to list, oldest first. The v1 operations spell their parameters in
/// PascalCase; they silently ignore any other spelling.
///
/// @param created when the offer or target was made
/// @param closed when the trade was agreed
/// @param finalized when it becomes or became final
/// @param states all of them, or only some
/// @param limit rows of a page
/// @param cursor of the page, as the page before gave it
public record ClosedQuery(
    Span created,
    Span closed,
    Span finalized,
    Set<TradeState> states,
    int limit,
    Optional<String> cursor) {

  public ClosedQuery {
    states = Set.copyOf(states);
  }

  /// A span of market time. It is asked for one second wider on both sides, because nobody says
  /// whether the bounds belong to it; whoever needs it exact looks at the rows.
  public record Span(Optional<Instant> from, Optional<Instant> to) {
    public static final Span EVER = new Span(Optional.empty(), Optional.empty());

    public static Span since(Instant from) {
      return new Span(Optional.of(from), Optional.empty());
    }
  }

  public static ClosedQuery since(Instant closedFrom) {
    return new ClosedQuery(
        Span.EVER,
        Span.since(closedFrom),
        Span.EVER,
        EnumSet.allOf(TradeState.class),
        100,
        Optional.empty());
  }

  /// The page with this cursor; empty is the first.
  public ClosedQuery at(Optional<String> page) {
    return new ClosedQuery(created, closed, finalized, states, limit, page);
  }

  /// @param side `Offer` or `Target`
  public ApiRequest toRequest(Operation operation, String side) {
    List<Map.Entry<String, String>> query = new ArrayList<>();
    query.add(Map.entry("Limit", Integer.toString(limit)));
    query.add(Map.entry("OrderDir", "asc"));
    add(query, side + "Created", created);
    add(query, side + "Closed", closed);
    add(query, "Finalization", finalized);
    states.stream().sorted().forEach(state -> query.add(Map.entry("Status", state.word())));
    cursor.ifPresent(c -> query.add(Map.entry("Cursor", c)));
    return ApiRequest.get(operation, query);
  }

  private static void add(List<Map.Entry<String, String>> query, String name, Span span) {
    span.from()
        .ifPresent(from ->
            query.add(
                Map.entry(name + ".From", Long.toString(Math.max(0, from.getEpochSecond() - 1)))));
    span.to()
        .ifPresent(
            to -> query.add(Map.entry(name + ".To", Long.toString(to.getEpochSecond() + 1))));
  }
}
