package io.floatwise.store.trades;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Item;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.money.Money;
import io.floatwise.core.trade.LotId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// A short journal of many lots: each is one entry, and another one if it was sold.
final class ManyLots {

  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

  private ManyLots() {}

  /// One of three is sold.
  static List<Entry> of(long seed, int lots) {
    var random = new Random(seed);
    var entries = new ArrayList<Entry>();
    Instant at = START;
    entries.add(new Entry(1, at, new Fact.AccountOpened("many", Money.usd(500_00), Money.usd(0))));
    for (int i = 0; i < lots; i++) {
      at = at.plusSeconds(1 + random.nextInt(3_600));
      long lot = entries.size() + 1L;
      Money cost = Money.usd(50 + random.nextInt(4_000));
      var title = new Title(Game.CS2, "Case " + random.nextInt(300));
      var item = new Item(new AssetId("asset-" + seed + "-" + i), title, Attributes.UNKNOWN);
      entries.add(new Entry(lot, at, new Fact.LotAdopted(item, Optional.of(cost))));
      if (random.nextInt(3) == 0) {
        Money price = Money.usd(50 + random.nextInt(4_500));
        var sold =
            new Fact.LotSold(
                new LotId(lot),
                new OfferId("offer-" + lot),
                price,
                Money.usd(5 + random.nextInt(40)),
                at,
                Optional.empty());
        at = at.plus(Duration.ofSeconds(1));
        entries.add(new Entry(lot + 1, at, sold));
      }
    }
    return List.copyOf(entries);
  }
}
