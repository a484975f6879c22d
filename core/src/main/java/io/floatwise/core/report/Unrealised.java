package io.floatwise.core.report;

import io.floatwise.core.money.Money;
import io.floatwise.core.portfolio.Lot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What selling the open lots would bring beyond their cost, as far as somebody knows.
///
/// @param lines one for each basis that marks a lot
/// @param unmarked open lots that nobody can mark
/// @param unmarkedCost what those of them cost whose cost is known
/// @param unknownCost marked lots of unknown cost, in no line
public record Unrealised(List<Line> lines, int unmarked, Money unmarkedCost, int unknownCost) {

  public Unrealised {
    lines = List.copyOf(lines);
  }

  /// Lots marked on one basis.
  ///
  /// @param net what they would bring
  /// @param oldest market time of the oldest mark
  public record Line(Mark.Basis basis, int lots, Money cost, Money net, Instant oldest) {
    public Money profit() {
      return net.minus(cost);
    }
  }

  /// @param marks what is known of a lot
  static Unrealised of(Collection<Lot> open, Function<Lot, Optional<Mark>> marks) {
    var lines = new ArrayList<Line>();
    for (Mark.Basis basis : Mark.Basis.values()) {
      line(basis, open, marks).ifPresent(lines::add);
    }
    int unmarked = 0;
    int unknown = 0;
    Money unmarkedCost = Money.ZERO_USD;
    for (Lot lot : open) {
      boolean marked = marks.apply(lot).isPresent();
      unmarked += marked ? 0 : 1;
      unknown += marked && lot.cost().isEmpty() ? 1 : 0;
      unmarkedCost = marked ? unmarkedCost : unmarkedCost.plus(lot.cost().orElse(Money.ZERO_USD));
    }
    return new Unrealised(lines, unmarked, unmarkedCost, unknown);
  }

  private static Optional<Line> line(
      Mark.Basis basis, Collection<Lot> open, Function<Lot, Optional<Mark>> marks) {
    int lots = 0;
    Money cost = Money.ZERO_USD;
    Money net = Money.ZERO_USD;
    Instant oldest = Instant.MAX;
    for (Lot lot : open) {
      Optional<Mark> mark = marks.apply(lot).filter(m -> m.basis() == basis);
      if (mark.isPresent() && lot.cost().isPresent()) {
        lots++;
        cost = cost.plus(lot.cost().get());
        net = net.plus(mark.get().net());
        oldest = mark.get().asOf().isBefore(oldest) ? mark.get().asOf() : oldest;
      }
    }
    return lots == 0 ? Optional.empty() : Optional.of(new Line(basis, lots, cost, net, oldest));
  }
}
