package io.floatwise.core.execution;

import io.floatwise.core.item.Game;
import io.floatwise.core.risk.Approved;
import io.floatwise.core.trade.Intent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How many approved intents are cut into requests of a venue that takes several rows at once. The
/// order is kept: what was wished one after the other is sent one after the other, unless it is of
/// the same kind.
public final class Batches {

  /// Most rows of one request.
  public static final int ROWS = 100;

  private Batches() {}

  /// What makes two intents rows of the same request.
  private record Kind(Class<? extends Intent> type, Optional<Game> game) {
    static Kind of(Approved approved) {
      Intent intent = approved.intent();
      Optional<Game> game =
          switch (intent) {
            case Intent.PlaceTarget place -> Optional.of(place.title().game());
            case Intent.BuyOffer _,
                Intent.ListLot _,
                Intent.Reprice _,
                Intent.Delist _,
                Intent.CancelTarget _ ->
                Optional.empty();
          };
      return new Kind(intent.getClass(), game);
    }
  }

  /// Requests, each of one kind (targets: of one game as well) and of at most [#ROWS] rows.
  /// Purchases stay alone: a request that buys several succeeds or fails as a whole.
  public static List<List<Approved>> requests(List<Approved> approved) {
    return stretches(approved).stream().flatMap(s -> cut(s).stream()).toList();
  }

  /// Neighbours of one kind, in order, whatever their number.
  static List<List<Approved>> stretches(List<Approved> approved) {
    var stretches = new ArrayList<List<Approved>>();
    int from = 0;
    for (int i = 1; i <= approved.size(); i++) {
      if (i == approved.size() || !Kind.of(approved.get(i)).equals(Kind.of(approved.get(from)))) {
        stretches.add(approved.subList(from, i));
        from = i;
      }
    }
    return stretches;
  }

  /// One stretch as requests.
  static List<List<Approved>> cut(List<Approved> stretch) {
    int rows = isPurchase(stretch.getFirst()) ? 1 : ROWS;
    var requests = new ArrayList<List<Approved>>();
    for (int from = 0; from < stretch.size(); from += rows) {
      requests.add(List.copyOf(stretch.subList(from, Math.min(stretch.size(), from + rows))));
    }
    return requests;
  }

  static boolean isPurchase(Approved approved) {
    return switch (approved.intent()) {
      case Intent.BuyOffer _ -> true;
      case Intent.ListLot _,
          Intent.Reprice _,
          Intent.Delist _,
          Intent.PlaceTarget _,
          Intent.CancelTarget _ ->
          false;
    };
  }
}
