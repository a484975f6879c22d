package io.floatwise.core.report;

import io.floatwise.core.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A table as comma-separated values (RFC 4180) that a spreadsheet reads without carrying anything
/// out: a text that it would take for a formula begins with an apostrophe.
public final class Csv {

  /// Excel, LibreOffice and Google Sheets begin a formula with one of these, also after blanks.
  private static final Pattern FORMULA =
      Pattern.compile("\\s*[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20].*|[\\t\\r\\n].*", Pattern.DOTALL);

  private static final Pattern QUOTED =
      Pattern.compile(".*[,\"\\r\\n].*|\\s.*|.*\\s", Pattern.DOTALL);
  private static final String END = "\r\n";

  private final StringBuilder text = new StringBuilder();
  private final int columns;
  private int rows;

  /// @param header names of the columns
  public Csv(String... header) {
    this.columns = header.length;
    text.append(String.join(",", header)).append(END);
  }

  /// Rows without the header.
  public int rows() {
    return rows;
  }

  /// Starts a row; it ends itself when every column has its cell.
  public Row row() {
    return new Row();
  }

  /// The whole table, each row ended by CR LF.
  @Override
  public String toString() {
    return text.toString();
  }

  /// One row, cell by cell.
  public final class Row {
    private final List<String> cells = new ArrayList<>();

    /// A text of anybody.
    public Row text(String value) {
      String safe = FORMULA.matcher(value).matches() ? "'" + value : value;
      return cell(QUOTED.matcher(safe).matches() ? '"' + safe.replace("\"", "\"\"") + '"' : safe);
    }

    /// A plain decimal with the decimals of its currency: `12.34`, `-0.01`.
    public Row amount(Money value) {
      return cell(value.toDecimal());
    }

    /// The amount, or the word `unknown`.
    public Row amount(Optional<Money> value) {
      return cell(value.map(Money::toDecimal).orElse("unknown"));
    }

    public Row number(long value) {
      return cell(Long.toString(value));
    }

    /// ISO-8601 in UTC.
    public Row moment(Instant value) {
      return cell(value.toString());
    }

    /// Nothing: it does not apply.
    public Row blank() {
      return cell("");
    }

    private Row cell(String written) {
      cells.add(written);
      if (cells.size() == columns) {
        text.append(String.join(",", cells)).append(END);
        rows++;
      } else if (cells.size() > columns) {
        throw new IllegalStateException("expected " + columns + " cells, found more");
      }
      return this;
    }
  }
}
