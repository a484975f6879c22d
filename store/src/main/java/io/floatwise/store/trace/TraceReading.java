package io.floatwise.store.trace;

import io.floatwise.core.error.StorageException;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.item.Wear;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.money.Currency;
import io.floatwise.core.money.Money;
import io.floatwise.core.trace.Aftermath;
import io.floatwise.core.trace.Basis;
import io.floatwise.core.trace.Kept;
import io.floatwise.core.trace.Skipped;
import io.floatwise.core.trace.Trace;
import io.floatwise.core.trade.LotId;
import io.floatwise.store.codec.Scalars;
import io.floatwise.store.codec.UnreadableRow;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.database.ReadingConnection;
import io.floatwise.store.database.SqliteFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Reads the traces of one account as they are when it is opened, also while another process writes
/// them. A journal that is read after that holds every action among them. It changes nothing. Not
/// thread-safe.
public final class TraceReading implements Aftermath, AutoCloseable {

  private static final String COLUMNS =
      "SELECT id, version, game, title, at, last, times, decided, judged, look, body FROM trace"
          + " WHERE account = ? AND ";

  private final Path file;
  private final String account;
  private final Connection connection;
  private final Map<Long, Basis> looks = new HashMap<>();

  private TraceReading(Path file, String account, Connection connection) {
    this.file = file;
    this.account = account;
    this.connection = connection;
  }

  /// @param folder that holds a journal
  /// @return empty if no traces were kept there
  /// @throws StorageException if they cannot be read
  public static Optional<TraceReading> open(Path folder, String account) {
    Path file = folder.toAbsolutePath().normalize().resolve(DataDirectory.TRACES);
    if (!TraceFile.isThere(file)) {
      return Optional.empty();
    }
    try {
      Connection connection = TraceFile.openToRead(file);
      connection.setAutoCommit(false);
      var reading = new TraceReading(file, account, connection);
      reading.latest(1);
      return Optional.of(reading);
    } catch (SQLException e) {
      throw ReadingConnection.isLockedIn(file, e)
          ? ReadingConnection.lockedIn("traces", file, e)
          : failure(file, e);
    }
  }

  /// The trace of that number.
  public Optional<Kept> byId(long id) {
    return traces("id = ?", id).stream().findFirst();
  }

  /// What was judged right before that journal entry.
  public List<Kept> beforeEntry(long seq) {
    return traces("judged = ? ORDER BY id", seq - 1);
  }

  /// What was decided about a title, newest first.
  public List<Kept> ofTitle(Title title, int most) {
    return traces(
        "title = ? AND game = ? ORDER BY lastly DESC, id DESC LIMIT " + most,
        title.name(),
        title.game().name());
  }

  /// What was decided about a lot, newest first.
  public List<Kept> ofLot(LotId lot, int most) {
    return traces(
        "(lot = ? OR (skip = 0 AND judged = ?)) ORDER BY id DESC LIMIT " + most,
        lot.seq(),
        lot.seq() - 1);
  }

  /// Latest decisions, newest first.
  public List<Kept> latest(int most) {
    return traces("1 = 1 ORDER BY lastly DESC, id DESC LIMIT " + most);
  }

  /// Offers that were left alone since `since`, oldest first.
  public List<Skipped> skippedOffers(Instant since) {
    return query(
        COLUMNS + "skip = 1 AND offer = 1 AND first >= ? ORDER BY first, id",
        rows -> {
          TraceCodec.TraceBody body = TraceCodec.decode(rows.getBytes("body"));
          Trace trace = trace(rows, body, Optional.empty());
          return new Skipped(
              rows.getLong("id"),
              trace.at(),
              rows.getLong("times"),
              trace.offer().orElseThrow(() -> new UnreadableRow("trace", "an offer", "none")),
              trace.rule().orElse(""),
              trace.reason(),
              body.fees());
        },
        since.getEpochSecond());
  }

  /// The titles about which something is kept, in order.
  public List<Title> titles() {
    return query(
            "SELECT DISTINCT game, title FROM trace WHERE account = ?",
            rows -> title(rows.getString(1), rows.getString(2)))
        .stream()
        .sorted()
        .toList();
  }

  @Override
  public List<Sale> sales(Title title) {
    return query(
            "SELECT sold, minor, currency, wear, seed, phase, times FROM sale JOIN reading ON id ="
                + " reading WHERE account = ? AND title = ? AND game = ? ORDER BY sold, minor",
            rows -> {
              var sale =
                  new Sale(
                      title,
                      new Money(rows.getLong(2), Currency.valueOf(rows.getString(3))),
                      Instant.ofEpochSecond(rows.getLong(1)),
                      SaleKind.OFFER,
                      attributes(rows.getInt(4), rows.getInt(5), rows.getString(6)));
              return Collections.nCopies(rows.getInt(7), sale);
            },
            title.name(),
            title.game().name())
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public Optional<Instant> readUntil(Title title) {
    return query(
            "SELECT until FROM reading WHERE account = ? AND title = ? AND game = ?",
            rows -> Scalars.moment(rows.getString(1), "reading"),
            title.name(),
            title.game().name())
        .stream()
        .findFirst();
  }

  private static Attributes attributes(int wear, int seed, String phase) {
    return new Attributes(
        wear == TraceRows.UNKNOWN ? Optional.empty() : Optional.of(new Wear(wear)),
        seed == TraceRows.UNKNOWN ? OptionalInt.empty() : OptionalInt.of(seed),
        phase.isEmpty() ? Optional.empty() : Optional.of(phase));
  }

  private List<Kept> traces(String where, Object... values) {
    return query(COLUMNS + where, this::kept, values);
  }

  /// What is made of a row.
  private interface Maker<T> {
    T of(ResultSet row) throws SQLException;
  }

  /// @param values after the account
  private <T> List<T> query(String sql, Maker<T> maker, Object... values) {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, account);
      for (int i = 0; i < values.length; i++) {
        select.setObject(i + 2, values[i]);
      }
      var made = new ArrayList<T>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          made.add(maker.of(rows));
        }
      }
      return List.copyOf(made);
    } catch (SQLException e) {
      throw failure(file, e);
    } catch (UnreadableRow e) {
      throw unreadable(e);
    }
  }

  private Kept kept(ResultSet rows) throws SQLException {
    long look = rows.getLong("look");
    Optional<Basis> its = rows.wasNull() ? Optional.empty() : Optional.of(look(look));
    return new Kept(
        rows.getLong("id"),
        rows.getString("version"),
        trace(rows, TraceCodec.decode(rows.getBytes("body")), its),
        Scalars.moment(rows.getString("last"), "trace"),
        rows.getLong("times"));
  }

  private static Trace trace(ResultSet rows, TraceCodec.TraceBody body, Optional<Basis> look)
      throws SQLException {
    return new Trace(
        Scalars.moment(rows.getString("at"), "trace"),
        title(rows.getString("game"), rows.getString("title")),
        look,
        body.author(),
        body.decision(),
        body.ending(),
        rows.getLong("decided"),
        rows.getLong("judged"));
  }

  private Basis look(long id) throws SQLException {
    Basis known = looks.get(id);
    if (known != null) {
      return known;
    }
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT look.body, s.body, f.body, l.body FROM look"
                + " LEFT JOIN part s ON s.hash = look.sales LEFT JOIN part f ON f.hash = look.fills"
                + " LEFT JOIN part l ON l.hash = look.limits WHERE look.id = ?")) {
      select.setLong(1, id);
      try (ResultSet rows = select.executeQuery()) {
        byte[] body = rows.next() ? rows.getBytes(1) : null;
        byte[] limits = body == null ? null : rows.getBytes(4);
        if (body == null || limits == null) {
          throw new UnreadableRow("look " + id, "a look", "nothing");
        }
        Basis look =
            TraceCodec.decode(new TraceCodec.Pieces(body, bytes(rows, 2), bytes(rows, 3), limits));
        looks.put(id, look);
        return look;
      }
    }
  }

  private static Optional<byte[]> bytes(ResultSet rows, int column) throws SQLException {
    byte @Nullable [] bytes = rows.getBytes(column);
    return Optional.ofNullable(bytes);
  }

  private static Title title(String game, String name) {
    for (Game known : Game.values()) {
      if (known.name().equals(game)) {
        return new Title(known, name);
      }
    }
    throw new UnreadableRow("trace", "a game", game);
  }

  private static StorageException failure(Path file, SQLException e) {
    return new StorageException(
        SqliteFailure.ofTraces(file, e)
            + "; the file may be moved aside, the journal does not need it",
        e);
  }

  private StorageException unreadable(UnreadableRow e) {
    return new StorageException(
        "traces %s: %s; they were written by another version of this program: move the file aside,"
                .formatted(file, e.getMessage())
            + " the journal does not need it",
        e);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }
}
