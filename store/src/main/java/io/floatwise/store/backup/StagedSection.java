package io.floatwise.store.backup;

import io.floatwise.core.error.StorageException;
import io.floatwise.store.database.SqliteDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// A section that is being filled. One thread at a time.
final class StagedSection implements Rows, AutoCloseable {

  private final Section section;
  private final Connection connection;
  private final String prefix;
  private final boolean isFile;
  private final TableWriting writing;

  private StagedSection(Section section, Connection connection, String prefix, boolean isFile) {
    this.section = section;
    this.connection = connection;
    this.prefix = prefix;
    this.isFile = isFile;
    this.writing = new TableWriting(connection, prefix);
  }

  /// Before the first row.
  private StagedSection begun() throws SQLException {
    writing.flushAnd(section.part().begin(prefix));
    return this;
  }

  static StagedSection of(StagedFile file) throws SQLException {
    return new StagedSection(file.section(), SqliteDatabase.openToFill(file.draft()), "", true)
        .begun();
  }

  /// @param shared connection, whose transaction goes on with the next section
  static StagedSection of(Section section, Connection shared, String prefix) throws SQLException {
    return new StagedSection(section, shared, prefix, false).begun();
  }

  @Override
  public void row(Table table, List<String> cells) throws SQLException {
    writing.row(table, cells);
  }

  /// Completes it, reads all of it back and compares.
  ///
  /// @param expected what it must hold now
  /// @throws StorageException if it holds anything else
  void end(SectionContents expected) throws SQLException {
    writing.flushAnd(section.part().finish(prefix));
    if (isFile) {
      connection.commit();
    }
    SectionContents found = Examined.of(section, connection, prefix, (_, _) -> {}).contents();
    if (!found.equals(expected)) {
      throw new StorageException(
          "%s: expected to read back %d rows with the digest %s, found %d with %s; nothing was made"
                  .formatted(
                      section.where(),
                      expected.rows(),
                      expected.digest(),
                      found.rows(),
                      found.digest())
              + " visible. Check the disk, then start again");
    }
  }

  @Override
  public void close() throws SQLException {
    writing.close();
    if (isFile) {
      connection.close();
    }
  }
}
