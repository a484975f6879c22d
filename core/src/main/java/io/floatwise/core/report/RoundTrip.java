package io.floatwise.core.report;

import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Lot;
import io.floatwise.core.portfolio.LotState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A lot from the decision to buy it to what became of its sale.
///
/// @param plan what was decided; empty for what nobody decided, such as an adopted item
/// @param asks what was asked for it, oldest first
/// @param sale its sale, one that was rolled back included
/// @param cameBack its item is ours again, as another lot
public record RoundTrip(
    Lot lot,
    Origin origin,
    Optional<Plan> plan,
    List<Ask> asks,
    Optional<Sale> sale,
    boolean cameBack) {

  /// How a lot left us, or why not.
  public enum Exit {
    FIRST_PRICE("sold at the first price asked"),
    NEW_PRICE("sold after a change of price"),
    INTO_TARGET("sold into a target"),
    LOSS("sold for less than it cost"),
    REVERTED("sale taken back"),
    OPEN("not sold"),
    GONE("purchase taken back or item taken away");

    private final String label;

    Exit(String label) {
      this.label = label;
    }

    /// For people.
    public String label() {
      return label;
    }
  }

  public RoundTrip {
    asks = List.copyOf(asks);
  }

  /// The sale, if it was not rolled back.
  public Optional<Sale> standing() {
    return sale.filter(Sale::stands);
  }

  /// What the sale brought beyond the cost, as booked; empty where there is no sale that stands, or
  /// the cost is unknown.
  public Optional<Money> profit() {
    return standing().flatMap(sold -> lot.cost().map(sold.net()::minus));
  }

  /// Profit by cost, in basis points, rounded down; empty without a profit.
  public OptionalLong returned() {
    return profit().map(p -> Ratio.of(p, lot.cost().orElseThrow())).orElse(OptionalLong.empty());
  }

  /// From when it became ours to its sale; empty without one that stands.
  public Optional<Duration> holding() {
    return standing().map(sold -> Duration.between(origin.since(), sold.soldAt()));
  }

  /// The first price that was asked, if any was.
  public Optional<Ask> firstAsk() {
    return asks.stream().filter(ask -> ask.price().isPresent()).findFirst();
  }

  /// The last price that was asked, if any was.
  public Optional<Ask> lastAsk() {
    return asks.reversed().stream().filter(ask -> ask.price().isPresent()).findFirst();
  }

  public Exit exit() {
    if (standing().isEmpty()) {
      return switch (lot.state()) {
        case LotState.Reverted _ -> Exit.REVERTED;
        case LotState.Returned _, LotState.Withdrawn _ -> Exit.GONE;
        case LotState.Held _, LotState.Listed _, LotState.Sold _, LotState.Settled _ -> Exit.OPEN;
      };
    }
    if (profit().filter(Money::isNegative).isPresent()) {
      return Exit.LOSS;
    }
    if (lastAsk().filter(Ask::intoTarget).isPresent()) {
      return Exit.INTO_TARGET;
    }
    return firstAsk().equals(lastAsk()) ? Exit.FIRST_PRICE : Exit.NEW_PRICE;
  }

  /// Until when money was bound in the item: to its sale, or while it was ours until `end`.
  Instant heldUntil(Instant end) {
    return sale.map(Sale::soldAt).orElseGet(() -> lot.isOpen() ? end : lot.since());
  }
}
