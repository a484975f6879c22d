package io.floatwise.core.trace;

import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeClass;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What selling one title costs: of the fees of its game those that concern it.
///
/// @param defaultRate rate where no class holds
/// @param minFee least fee of a sale
/// @param stated class that the venue states for the title
/// @param planned class that is planned with: the stated one, or what was charged beyond it
/// @param asOf market time of the reading
public record Terms(
    Rate defaultRate,
    Money minFee,
    Optional<FeeClass> stated,
    Optional<FeeClass> planned,
    Instant asOf) {

  /// @param stated fees as the venue states them
  /// @param planned fees of the same game as they are planned with
  public static Terms of(Title title, FeeSchedule stated, FeeSchedule planned) {
    return new Terms(
        stated.defaultRate(),
        stated.minFee(),
        Optional.ofNullable(stated.reduced().get(title)),
        Optional.ofNullable(planned.reduced().get(title)),
        stated.asOf());
  }

  /// As the venue states them.
  public FeeSchedule stated(Title title) {
    return schedule(title, stated);
  }

  /// As they are planned with.
  public FeeSchedule planned(Title title) {
    return schedule(title, planned);
  }

  private FeeSchedule schedule(Title title, Optional<FeeClass> its) {
    Map<Title, FeeClass> classes = its.map(c -> Map.of(title, c)).orElse(Map.of());
    return new FeeSchedule(title.game(), defaultRate, minFee, classes, asOf);
  }
}
