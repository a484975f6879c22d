package io.floatwise.core.analysis;

import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Sales of one kind in the last days.
///
/// @param kind which side was taken
/// @param window how far back
/// @param count sales seen in it
/// @param isWhole whether the reading reaches back over the whole window; otherwise there were at
///   least `count`
/// @param prices their quantiles
/// @param last the newest of them
public record SalesSummary(
    SaleKind kind,
    Duration window,
    int count,
    boolean isWhole,
    Quantiles prices,
    Optional<Sale> last) {

  /// Windows that are summed up, shortest first.
  public static final List<Duration> WINDOWS =
      List.of(Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(30));

  /// @param sales as read, kinds mixed, any order; later ones than `now` are left out
  /// @param isCut whether the reading stopped at its limit, so that older sales may exist
  static SalesSummary of(
      List<Sale> sales, SaleKind kind, Duration window, boolean isCut, Instant now) {
    Instant from = now.minus(window);
    List<Sale> inside =
        sales.stream()
            .filter(s -> s.kind() == kind && s.at().isAfter(from) && !s.at().isAfter(now))
            .filter(s -> s.price().isPositive())
            .toList();
    boolean reaches = !isCut || sales.stream().anyMatch(s -> !s.at().isAfter(from));
    return new SalesSummary(
        kind,
        window,
        inside.size(),
        reaches,
        Quantiles.of(inside),
        inside.stream().max(Comparator.comparing(Sale::at)));
  }
}
