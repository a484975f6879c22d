package io.floatwise.store.trace;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Title;
import io.floatwise.core.item.Wear;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.trace.Basis;
import io.floatwise.core.trace.Sight;
import io.floatwise.core.trace.Trace;
import io.floatwise.core.trade.Intent;
import io.floatwise.core.trade.LotId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes traces of one account. The caller commits. Not thread-safe.
final class TraceRows implements AutoCloseable {

  /// The same skip is the same row for this long; then its inputs are kept again.
  private static final Duration SAME = Duration.ofDays(1);

  /// Stands for a float or a paint seed that is not known.
  static final int UNKNOWN = -1;

  /// Of a process, as accounts see the same market.
  private static final PackedParts SHARED = new PackedParts(256);

  private final String account;
  private final String version;
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  /// @param version of the program that decides
  TraceRows(Connection connection, String account, String version) {
    this.connection = connection;
    this.account = account;
    this.version = version;
  }

  void keep(List<Trace> traces) throws SQLException {
    var looks = new IdentityHashMap<Basis, Long>();
    for (Trace trace : traces) {
      if (!trace.isSkip() || !seenAgain(trace)) {
        Long look = null;
        if (trace.basis().isPresent()) {
          look = looks.get(trace.basis().get());
          if (look == null) {
            look = write(trace.basis().get());
            looks.put(trace.basis().get(), look);
          }
        }
        write(trace, look);
      }
    }
  }

  /// Keeps the sales of offers that happened after the oldest skip of an offer of the title.
  void sold(Title title, List<Sale> sales, Instant at) throws SQLException {
    Optional<Instant> since = oldestSkip(title);
    if (since.isEmpty()) {
      return;
    }
    Map<Sale, Integer> counts = new HashMap<>();
    for (Sale sale : sales) {
      if (sale.kind() == SaleKind.OFFER && sale.at().isAfter(since.get())) {
        counts.merge(sale, 1, Integer::sum);
      }
    }
    PreparedStatement upsert =
        set(
            "INSERT INTO reading (account, game, title, until) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT DO UPDATE SET until = excluded.until RETURNING id",
            account,
            title.game().name(),
            title.name(),
            at.toString());
    long reading;
    try (ResultSet rows = upsert.executeQuery()) {
      rows.next();
      reading = rows.getLong(1);
    }
    for (Map.Entry<Sale, Integer> each : counts.entrySet()) {
      write(reading, each.getKey(), each.getValue());
    }
  }

  /// Of what the asset was only what tells how alike it is to another. Sales happen to the second.
  private void write(long reading, Sale sale, int times) throws SQLException {
    Attributes attributes = sale.attributes();
    set(
            "INSERT INTO sale VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                + " times = max(times, excluded.times)",
            reading,
            sale.at().getEpochSecond(),
            sale.price().minor(),
            sale.price().currency().name(),
            attributes.wear().map(Wear::billionths).orElse(UNKNOWN),
            attributes.paintSeed().orElse(UNKNOWN),
            attributes.phase().orElse(""),
            times)
        .executeUpdate();
  }

  private Optional<Instant> oldestSkip(Title title) throws SQLException {
    PreparedStatement select =
        set(
            "SELECT at FROM trace WHERE account = ? AND title = ? AND game = ? AND skip = 1"
                + " AND offer = 1 ORDER BY first LIMIT 1",
            account,
            title.name(),
            title.game().name());
    try (ResultSet rows = select.executeQuery()) {
      return rows.next() ? Optional.of(Instant.parse(rows.getString(1))) : Optional.empty();
    }
  }

  private boolean seenAgain(Trace trace) throws SQLException {
    return set(
                "UPDATE trace SET times = times + 1, last = ?, lastly = ? WHERE id ="
                    + " (SELECT id FROM trace WHERE account = ? AND title = ? AND game = ?"
                    + " AND subject = ? AND skip = 1 AND first > ? AND version = ?"
                    + " ORDER BY id DESC LIMIT 1)",
                trace.at().toString(),
                trace.at().getEpochSecond(),
                account,
                trace.title().name(),
                trace.title().game().name(),
                trace.subject(),
                trace.at().minus(SAME).getEpochSecond(),
                version)
            .executeUpdate()
        > 0;
  }

  private long write(Basis basis) throws SQLException {
    Optional<Sight> sight = basis.sight();
    String limits = part(SHARED.of(basis.standing().limits(), TraceCodec::limits));
    String sales = null;
    String fills = null;
    if (sight.isPresent()) {
      sales = part(SHARED.of(sight.get().snapshot().sales(), TraceCodec::sales));
      fills = part(SHARED.of(sight.get().lessons().fills(), TraceCodec::fills));
    }
    PreparedStatement insert =
        set(
            "INSERT INTO look (body, sales, fills, limits) VALUES (?, ?, ?, ?) RETURNING id",
            TraceCodec.look(basis),
            sales,
            fills,
            limits);
    try (ResultSet rows = insert.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private String part(PackedParts.Packed part) throws SQLException {
    set("INSERT INTO part VALUES (?, ?) ON CONFLICT DO NOTHING", part.hash(), part.body())
        .executeUpdate();
    return part.hash();
  }

  private void write(Trace trace, @Nullable Long look) throws SQLException {
    set(
            "INSERT INTO trace (account, game, title, subject, skip, offer, lot, version, at,"
                + " first, last, lastly, times, decided, judged, look, body)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            account,
            trace.title().game().name(),
            trace.title().name(),
            trace.subject(),
            trace.isSkip() ? 1 : 0,
            trace.offer().isPresent() ? 1 : 0,
            lot(trace.decision()).map(LotId::seq).orElse(0L),
            version,
            trace.at().toString(),
            trace.at().getEpochSecond(),
            trace.at().toString(),
            trace.at().getEpochSecond(),
            1,
            trace.decidedOn(),
            trace.judgedOn(),
            look,
            TraceCodec.encode(trace))
        .executeUpdate();
  }

  /// The lot that it is about.
  private static Optional<LotId> lot(Decision.Single decision) {
    return switch (decision) {
      case Decision.Skip _ -> Optional.empty();
      case Decision.Propose(Intent intent, var _) ->
          switch (intent) {
            case Intent.ListLot list -> Optional.of(list.lot());
            case Intent.Reprice reprice -> Optional.of(reprice.lot());
            case Intent.Delist delist -> Optional.of(delist.lot());
            case Intent.BuyOffer _, Intent.PlaceTarget _, Intent.CancelTarget _ -> Optional.empty();
          };
    };
  }

  /// The statement, prepared once, with these values.
  PreparedStatement set(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : statements.values()) {
      statement.close();
    }
    statements.clear();
  }
}
