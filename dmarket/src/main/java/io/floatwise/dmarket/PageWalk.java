package io.floatwise.dmarket;

import io.floatwise.dmarket.http.Answer;
import io.floatwise.dmarket.http.Fault;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.wire.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Follows cursors to the end of a list. Rows with the same id count once. A cursor of the venue
/// can stick: one that comes again, or that brings nothing new, ends the walk; the list is then
/// taken for complete only if the announced total is reached or was not announced.
final class PageWalk {

  private PageWalk() {}

  /// @param fetch reads the page with a cursor; empty is the first
  /// @param id what makes a row the same row
  /// @param maxPages a longer list is a fault, not a cut list
  /// @param enough ends the walk early
  static <R> Reply<List<R>> all(
      Function<Optional<String>, Reply<Page<R>>> fetch,
      Function<R, ?> id,
      int maxPages,
      Predicate<List<R>> enough) {
    Map<Object, R> rows = new LinkedHashMap<>();
    Optional<String> cursor = Optional.empty();
    Optional<Answer> before = Optional.empty();
    for (int page = 1; page <= maxPages; page++) {
      Reply<Page<R>> reply = fetch.apply(cursor);
      if (!(reply instanceof Reply.Ok<Page<R>> ok)) {
        return reply.map(Page::rows);
      }
      Answer answer = before.map(ok.answer()::after).orElse(ok.answer());
      before = Optional.of(answer);
      int known = rows.size();
      ok.value().rows().forEach(row -> rows.putIfAbsent(id.apply(row), row));
      Optional<String> next = ok.value().next();
      List<R> sofar = List.copyOf(rows.values());
      if (next.isEmpty() || enough.test(sofar)) {
        return new Reply.Ok<>(sofar, answer);
      }
      if (next.equals(cursor) || rows.size() == known) {
        return stuck(ok.value().total(), sofar, answer);
      }
      cursor = next;
    }
    return new Reply.Failed<>(
        Fault.incomplete("expected the end of the list within %d pages".formatted(maxPages)));
  }

  private static <R> Reply<List<R>> stuck(Optional<Integer> total, List<R> rows, Answer answer) {
    if (total.isPresent() && total.get() > rows.size()) {
      return new Reply.Failed<>(
          Fault.incomplete(
              "expected %d rows, found %d before the cursor repeated itself"
                  .formatted(total.get(), rows.size())));
    }
    return new Reply.Ok<>(rows, answer);
  }
}
