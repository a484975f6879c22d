package io.floatwise.store;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.JournalException;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.money.Currency;
import io.floatwise.core.money.Money;
import io.floatwise.core.trace.Aftermath;
import io.floatwise.core.trace.Kept;
import io.floatwise.core.trace.Look;
import io.floatwise.core.trace.Trace;
import io.floatwise.core.trade.LotId;
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
import java.util.TreeSet;
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
  private final Map<Long, Look> looks = new HashMap<>();

  private TraceReading(Path file, String account, Connection connection) {
    this.file = file;
    this.account = account;
    this.connection = connection;
  }

  /// @param folder that holds a journal
  /// @return empty if no traces were kept there
  /// @throws JournalException if they cannot be read
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
      throw failure(file, e);
    }
  }

  /// The trace of that number.
  public Optional<Kept> byId(long id) {
    return traces("id = ?", 1, id).stream().findFirst();
  }

  /// What was judged right before that journal entry.
  public List<Kept> beforeEntry(long seq) {
    return traces("judged = ? ORDER BY id", Integer.MAX_VALUE, seq - 1);
  }

  /// What was decided about a title, newest first.
  public List<Kept> ofTitle(Title title, int most) {
    return traces(
        "title = ? AND game = ? ORDER BY lastly DESC, id DESC LIMIT " + most,
        most,
        title.name(),
        title.game().name());
  }

  /// What was decided about a lot, newest first.
  public List<Kept> ofLot(LotId lot, int most) {
    return traces(
        "(lot = ? OR (skip = 0 AND judged = ?)) ORDER BY id DESC LIMIT " + most,
        most,
        lot.seq(),
        lot.seq() - 1);
  }

  /// Latest decisions, newest first.
  public List<Kept> latest(int most) {
    return traces("1 = 1 ORDER BY lastly DESC, id DESC LIMIT " + most, most);
  }

  /// Offers that were left alone since `since`, oldest first.
  public List<Kept> skippedOffers(Instant since) {
    return traces(
        "skip = 1 AND offer = 1 AND first >= ? ORDER BY first, id",
        Integer.MAX_VALUE,
        since.getEpochSecond());
  }

  /// Everything, oldest first.
  public List<Kept> all() {
    return traces("1 = 1 ORDER BY id", Integer.MAX_VALUE);
  }

  /// The titles about which something is kept, in order.
  public List<Title> titles() {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT DISTINCT game, title FROM trace WHERE account = ?")) {
      select.setString(1, account);
      var titles = new TreeSet<Title>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          titles.add(title(rows.getString(1), rows.getString(2)));
        }
      }
      return List.copyOf(titles);
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }

  @Override
  public List<Sale> sales(Title title) {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT at, minor, currency, attributes, times FROM sale WHERE account = ?"
                + " AND game = ? AND title = ? ORDER BY sold, at, minor")) {
      select.setString(1, account);
      select.setString(2, title.game().name());
      select.setString(3, title.name());
      var sales = new ArrayList<Sale>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          var sale =
              new Sale(
                  title,
                  new Money(rows.getLong(2), Currency.valueOf(rows.getString(3))),
                  Scalars.moment(rows.getString(1), "sale"),
                  SaleKind.OFFER,
                  TraceCodec.decode(rows.getString(4)));
          sales.addAll(Collections.nCopies(rows.getInt(5), sale));
        }
      }
      return List.copyOf(sales);
    } catch (SQLException e) {
      throw failure(file, e);
    } catch (UnreadableRow e) {
      throw unreadable(e);
    }
  }

  @Override
  public Optional<Instant> readUntil(Title title) {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT until FROM reading WHERE account = ? AND game = ? AND title = ?")) {
      select.setString(1, account);
      select.setString(2, title.game().name());
      select.setString(3, title.name());
      try (ResultSet rows = select.executeQuery()) {
        return rows.next()
            ? Optional.of(Scalars.moment(rows.getString(1), "reading"))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw failure(file, e);
    } catch (UnreadableRow e) {
      throw unreadable(e);
    }
  }

  private List<Kept> traces(String where, int most, Object... values) {
    try (PreparedStatement select = connection.prepareStatement(COLUMNS + where)) {
      select.setString(1, account);
      for (int i = 0; i < values.length; i++) {
        select.setObject(i + 2, values[i]);
      }
      var kept = new ArrayList<Kept>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next() && kept.size() < most) {
          kept.add(kept(rows));
        }
      }
      return List.copyOf(kept);
    } catch (SQLException e) {
      throw failure(file, e);
    } catch (UnreadableRow e) {
      throw unreadable(e);
    }
  }

  private Kept kept(ResultSet rows) throws SQLException {
    TraceCodec.TraceBody body = TraceCodec.decode(rows.getBytes("body"));
    long look = rows.getLong("look");
    Optional<Look> its = rows.wasNull() ? Optional.empty() : Optional.of(look(look));
    return new Kept(
        rows.getLong("id"),
        rows.getString("version"),
        new Trace(
            Scalars.moment(rows.getString("at"), "trace"),
            title(rows.getString("game"), rows.getString("title")),
            its,
            body.author(),
            body.decision(),
            body.ending(),
            rows.getLong("decided"),
            rows.getLong("judged")),
        Scalars.moment(rows.getString("last"), "trace"),
        rows.getLong("times"));
  }

  private Look look(long id) throws SQLException {
    Look known = looks.get(id);
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
        Look look =
            TraceCodec.decode(
                new TraceCodec.Pieces(body, bytes(rows, 2), bytes(rows, 3), limits));
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

  private static JournalException failure(Path file, SQLException e) {
    return new JournalException(
        "%s; the traces may be moved aside, the journal does not need them"
            .formatted(SqliteFailure.explain(file, "reading traces", e).getMessage()),
        e);
  }

  private JournalException unreadable(UnreadableRow e) {
    return new JournalException(
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
