package io.floatwise.tape;

import io.floatwise.core.tape.Row;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/// The columns of the files, in their order.
final class Columns {

  /// As DuckDB names their types.
  static final String TYPES =
      "event BIGINT, seq BIGINT, at_us BIGINT, kind TINYINT, item BIGINT, price BIGINT, target BIGINT,"
          + " count INTEGER, target_count INTEGER, time_us BIGINT, place INTEGER, flag INTEGER,"
          + " currency VARCHAR, decimals TINYINT, id VARCHAR, asset VARCHAR, wear INTEGER,"
          + " seed INTEGER, phase VARCHAR, detail VARCHAR";

  static final String NUMBERS =
      "event, seq, at_us, kind, item, price, target, count, target_count, time_us, place, flag, decimals,"
          + " wear, seed";

  static final String TEXTS = "currency, id, asset, phase, detail";

  static final String ALL =
      "event, seq, at_us, kind, item, price, target, count, target_count, time_us, place, flag,"
          + " currency, decimals, id, asset, wear, seed, phase, detail";

  private Columns() {}

  static void append(DuckDBAppender to, RowCodec.Placed placed) throws SQLException {
    Row row = placed.row();
    to.append(placed.event()).append(placed.seq()).append(placed.at());
    to.append((byte) row.kind().code());
    number(to, row.item());
    number(to, row.price());
    number(to, row.target());
    number(to, row.count());
    number(to, row.targetCount());
    number(to, row.time());
    number(to, row.place());
    number(to, row.flag());
    text(to, row.currency());
    if (row.decimals() == Row.NO_INT) {
      to.appendNull();
    } else {
      to.append((byte) row.decimals());
    }
    text(to, row.id());
    text(to, row.asset());
    number(to, row.wear());
    number(to, row.seed());
    text(to, row.phase());
    text(to, row.detail());
  }

  private static void number(DuckDBAppender to, long value) throws SQLException {
    if (value == Row.NO_LONG) {
      to.appendNull();
    } else {
      to.append(value);
    }
  }

  private static void number(DuckDBAppender to, int value) throws SQLException {
    if (value == Row.NO_INT) {
      to.appendNull();
    } else {
      to.append(value);
    }
  }

  private static void text(DuckDBAppender to, String text) throws SQLException {
    if (text.isEmpty()) {
      to.appendNull();
    } else {
      to.append(text);
    }
  }
}
