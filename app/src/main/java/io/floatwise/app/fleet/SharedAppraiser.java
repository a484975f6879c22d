package io.floatwise.app.fleet;

import io.floatwise.core.market.Sale;
import io.floatwise.core.pricing.Appraisal;
import io.floatwise.core.pricing.Appraiser;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Appraises each reading of sales once for all accounts that ask about it at the same market time.
/// Thread-safe.
public final class SharedAppraiser implements Appraiser {

  private final Map<Ask, CompletableFuture<Optional<Appraisal>>> kept;

  /// @param most appraisals kept; the least lately used go first
  public SharedAppraiser(int most) {
    this.kept =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(
              Map.Entry<Ask, CompletableFuture<Optional<Appraisal>>> eldest) {
            return size() > most;
          }
        };
  }

  /// The very same list, which cannot change: comparing the sales one by one would cost as much as
  /// appraising them.
  private record Ask(List<Sale> sales, Instant now) {

    @Override
    @SuppressWarnings("ReferenceEquality") // that is what it is for
    public boolean equals(Object other) {
      return other instanceof Ask that && sales == that.sales && now.equals(that.now);
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(sales) + now.hashCode();
    }
  }

  @Override
  public Optional<Appraisal> appraise(List<Sale> sales, Instant now) {
    var ask = new Ask(List.copyOf(sales), now);
    var mine = new CompletableFuture<Optional<Appraisal>>();
    CompletableFuture<Optional<Appraisal>> held;
    synchronized (kept) {
      held = kept.putIfAbsent(ask, mine);
    }
    if (held != null) {
      return held.join();
    }
    try {
      mine.complete(Appraisal.of(ask.sales(), now));
    } finally {
      if (!mine.isDone()) {
        mine.completeExceptionally(
            new IllegalStateException("the appraisal that was waited for broke down"));
      }
    }
    return mine.join();
  }
}
