package io.floatwise.core.tape;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Item;
import io.floatwise.core.item.Title;
import io.floatwise.core.item.Wear;
import io.floatwise.core.market.Custody;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.market.TargetStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads close looks of one game, each as a change of the one before.
final class LookDecoder {

  private final Map<Title, Snapshot> last = new HashMap<>();

  /// The looks of one group; those of a review in its order, which goes across games.
  static final class Looks {
    private @Nullable Snapshot looked;
    private final SortedMap<Integer, Snapshot> reviewed = new TreeMap<>();

    Optional<Snapshot> looked() {
      return Optional.ofNullable(looked);
    }

    List<Snapshot> reviewed() {
      return List.copyOf(reviewed.values());
    }
  }

  /// @return false if it builds on a look that is not known
  boolean decode(Title title, Quote quote, Row head, List<Row> changes, Looks into) {
    boolean isAnew = head.kind() == Kind.LOOK_ANEW || head.kind() == Kind.REVIEW_ANEW;
    Snapshot before = isAnew ? null : last.get(title);
    if (!isAnew && before == null) {
      return false;
    }
    Optional<List<TargetStep>> targets = Optional.empty();
    if (head.targetCount() != Row.NO_INT) {
      List<TargetStep> old =
          Optional.ofNullable(before).flatMap(Snapshot::targets).orElse(List.of());
      targets =
          Optional.of(
              edits(changes, Kind.TARGET, Kind.TARGET_GONE, head.targetCount(), LookDecoder::step)
                  .appliedTo(old));
    }
    var snapshot =
        new Snapshot(
            title,
            quote,
            edits(changes, Kind.OFFER, Kind.OFFER_GONE, head.count(), row -> offer(title, row))
                .appliedTo(before == null ? List.of() : before.offers()),
            edits(changes, Kind.SALE, Kind.SALE_GONE, head.place(), row -> sale(title, row))
                .appliedTo(before == null ? List.of() : before.sales()),
            targets,
            Exact.instant(head.time()));
    last.put(title, snapshot);
    if (head.kind() == Kind.LOOK || head.kind() == Kind.LOOK_ANEW) {
      into.looked = snapshot;
    } else {
      into.reviewed.put(head.flag(), snapshot);
    }
    return true;
  }

  private static <T> Edits<T> edits(
      List<Row> rows, Kind placing, Kind going, int size, Function<Row, T> reading) {
    List<Integer> gone = new ArrayList<>();
    SortedMap<Integer, T> placed = new TreeMap<>();
    for (Row row : rows) {
      if (row.kind() == going) {
        gone.add(row.place());
      } else if (row.kind() == placing) {
        placed.put(row.place(), reading.apply(row));
      }
    }
    return new Edits<>(gone, placed, size);
  }

  private static Offer offer(Title title, Row row) {
    return new Offer(
        new OfferId(row.id()),
        new Item(new AssetId(row.asset()), title, attributes(row)),
        Exact.money(row.price(), row),
        Exact.instant(row.time()),
        (row.flag() & LookCoder.HELD_BY_SELLER) == 0 ? Custody.VENUE : Custody.SELLER,
        (row.flag() & LookCoder.LOCKED) != 0);
  }

  private static Sale sale(Title title, Row row) {
    return new Sale(
        title,
        Exact.money(row.price(), row),
        Exact.instant(row.time()),
        row.flag() == 0 ? SaleKind.OFFER : SaleKind.TARGET,
        attributes(row));
  }

  private static TargetStep step(Row row) {
    return new TargetStep(Exact.money(row.price(), row), row.count(), Wanted.parse(row.detail()));
  }

  private static Attributes attributes(Row row) {
    return new Attributes(
        row.wear() == Row.NO_INT ? Optional.empty() : Optional.of(new Wear(row.wear())),
        row.seed() == Row.NO_INT ? OptionalInt.empty() : OptionalInt.of(row.seed()),
        row.phase().isEmpty() ? Optional.empty() : Optional.of(row.phase()),
        Features.parse(row.detail()));
  }
}
