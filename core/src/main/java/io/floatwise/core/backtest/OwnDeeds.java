package io.floatwise.core.backtest;

import io.floatwise.core.execution.Account;
import io.floatwise.core.item.AssetId;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.tape.Own;
import io.floatwise.core.tape.OwnRow;
import io.floatwise.core.trade.Effect;
import io.floatwise.core.trade.Outcome;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/// What the account that recorded a tape did on its market, so that it can be taken away.
///
/// @param offers that were its own
/// @param assets that were its own, and when each was known to be first
public record OwnDeeds(Set<OfferId> offers, Map<AssetId, Instant> assets) {

  /// The recorder only watched, or nothing is known of it.
  public static final OwnDeeds NONE = new OwnDeeds(Set.of(), Map.of());

  public OwnDeeds {
    offers = Set.copyOf(offers);
    assets = Map.copyOf(assets);
  }

  /// @param rows of what the account was told
  public static OwnDeeds of(Iterator<OwnRow> rows) {
    Set<OfferId> offers = new HashSet<>();
    Map<AssetId, Instant> assets = new HashMap<>();
    rows.forEachRemaining(row -> {
      switch (row.own()) {
        case Own.Read(Account account) -> {
          Set<AssetId> held = new HashSet<>();
          read(account, offers, held);
          held.forEach(asset -> assets.putIfAbsent(asset, row.at()));
        }
        case Own.Answered(var _, Outcome outcome) -> answered(outcome, offers);
        case Own.AnsweredAll(var answers) ->
            answers.forEach(answer -> answered(answer.outcome(), offers));
        case Own.Began _, Own.Commanded _, Own.Waited _, Own.Reviewing _, Own.Ended _ -> {}
      }
    });
    return new OwnDeeds(offers, assets);
  }

  private static void read(Account account, Set<OfferId> offers, Set<AssetId> assets) {
    account
        .offers()
        .forEach(offer -> {
          offers.add(offer.id());
          assets.add(offer.item().id());
        });
    account
        .closedOffers()
        .forEach(closed -> {
          offers.add(closed.offer());
          assets.add(closed.asset());
        });
    account.inventory().forEach(held -> assets.add(held.item().id()));
  }

  private static void answered(Outcome outcome, Set<OfferId> offers) {
    if (outcome instanceof Outcome.Accepted(Effect.Listed(OfferId offer))) {
      offers.add(offer);
    } else if (outcome instanceof Outcome.Accepted(Effect.Repriced(OfferId offer))) {
      offers.add(offer);
    }
  }

  boolean isNone() {
    return offers.isEmpty() && assets.isEmpty();
  }
}
