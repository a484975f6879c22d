package io.floatwise.core.tape;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Custody;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.market.TargetStep;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes one close look.
final class LookCoder {

  /// Bits of the column `flag` of an offer.
  static final int HELD_BY_SELLER = 1;

  static final int LOCKED = 2;

  private final Draft draft;
  private final Game game;
  private final long item;
  private final List<Row> rows;

  LookCoder(Draft draft, Game game, long item, List<Row> rows) {
    this.draft = draft;
    this.game = game;
    this.item = item;
    this.rows = rows;
  }

  /// How long the lists are in the end.
  ///
  /// @param order of it among the looks that are told together
  void head(Snapshot snapshot, Kind kind, int order) throws Inexact {
    draft
        .row(game, kind)
        .item(item)
        .count(snapshot.offers().size())
        .place(snapshot.sales().size())
        .flag(order)
        .time(snapshot.asOf());
    if (snapshot.targets().isPresent()) {
      draft.targetCount(snapshot.targets().get().size());
    }
    draft.into(rows);
  }

  /// @param before null where nothing is known of the title
  void changes(@Nullable Snapshot before, Snapshot after) throws Inexact {
    offers(before == null ? List.of() : before.offers(), after.offers(), after.title());
    sales(before == null ? List.of() : before.sales(), after.sales(), after.title());
    if (after.targets().isPresent()) {
      List<TargetStep> old =
          Optional.ofNullable(before).flatMap(Snapshot::targets).orElse(List.of());
      targets(old, after.targets().get());
    }
  }

  private void offers(List<Offer> before, List<Offer> after, Title title) throws Inexact {
    Edits<Offer> edits = Edits.between(before, after);
    for (int place : edits.gone()) {
      String id = before.get(place).id().value();
      draft.row(game, Kind.OFFER_GONE).item(item).place(place).id(id).into(rows);
    }
    for (Map.Entry<Integer, Offer> placed : edits.placed().entrySet()) {
      Offer offer = placed.getValue();
      same(title, offer.item().title());
      draft
          .row(game, Kind.OFFER)
          .item(item)
          .price(offer.price())
          .time(offer.createdAt())
          .place(placed.getKey())
          .flag(
              (offer.custody() == Custody.SELLER ? HELD_BY_SELLER : 0)
                  | (offer.locked() ? LOCKED : 0))
          .id(offer.id().value())
          .asset(offer.item().id().value())
          .attributes(offer.item().attributes())
          .into(rows);
    }
  }

  private void sales(List<Sale> before, List<Sale> after, Title title) throws Inexact {
    Edits<Sale> edits = Edits.between(before, after);
    for (int place : edits.gone()) {
      draft.row(game, Kind.SALE_GONE).item(item).place(place).into(rows);
    }
    for (Map.Entry<Integer, Sale> placed : edits.placed().entrySet()) {
      Sale sale = placed.getValue();
      same(title, sale.title());
      draft
          .row(game, Kind.SALE)
          .item(item)
          .price(sale.price())
          .time(sale.at())
          .place(placed.getKey())
          .flag(sale.kind() == SaleKind.TARGET ? 1 : 0)
          .attributes(sale.attributes())
          .into(rows);
    }
  }

  private void targets(List<TargetStep> before, List<TargetStep> after) throws Inexact {
    Edits<TargetStep> edits = Edits.between(before, after);
    for (int place : edits.gone()) {
      draft.row(game, Kind.TARGET_GONE).item(item).place(place).into(rows);
    }
    for (Map.Entry<Integer, TargetStep> placed : edits.placed().entrySet()) {
      TargetStep step = placed.getValue();
      draft
          .row(game, Kind.TARGET)
          .item(item)
          .price(step.price())
          .count(step.amount())
          .place(placed.getKey());
      if (!step.conditions().isEmpty()) {
        draft.detail(Wanted.text(step.conditions()));
      }
      draft.into(rows);
    }
  }

  private static void same(Title title, Title found) throws Inexact {
    if (!title.equals(found)) {
      throw new Inexact(found + " in a look at " + title);
    }
  }
}
