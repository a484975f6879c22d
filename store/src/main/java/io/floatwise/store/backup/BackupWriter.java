package io.floatwise.store.backup;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Writes what stands inside the seal of a backup. Not thread-safe.
final class BackupWriter {

  /// Reads all rows of a section.
  @FunctionalInterface
  interface Source {
    void read(Rows rows) throws SQLException;
  }

  private final DataOutputStream out;
  private final List<SectionContents> sections = new ArrayList<>();

  /// @param moment when the backup was begun
  BackupWriter(OutputStream out, Instant moment) throws IOException {
    this.out = new DataOutputStream(out);
    this.out.writeByte(BackupFormat.FORMAT);
    text(moment.toString());
  }

  /// Writes a section whose rows are looked at on the way: what cannot be trusted is no backup.
  ///
  /// @throws UncheckedIOException if it cannot be written
  /// @throws io.floatwise.core.error.StorageException if the rows cannot be trusted
  void section(Section section, Source source) throws SQLException {
    Part part = section.part();
    List<Table> tables = part.tables();
    RowCheck check = part.check(section.where());
    var digest = new RowDigest();
    try {
      begin(part.kind(), section.name(), tables);
      source.read(check.and(digest).and((table, cells) -> row(tables.indexOf(table), cells)));
      var contents =
          new SectionContents(
              part.kind(), section.name(), digest.rows(), digest.hex(), check.end());
      out.writeByte(BackupFormat.SECTION_END);
      out.writeLong(contents.rows());
      text(contents.digest());
      sections.add(contents);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void begin(String kind, String name, List<Table> tables) throws IOException {
    out.writeByte(BackupFormat.SECTION);
    text(kind);
    text(name);
    out.writeByte(tables.size());
    for (Table table : tables) {
      text(table.name());
      out.writeByte(table.columns().size());
      for (String column : table.names()) {
        text(column);
      }
    }
  }

  private void row(int table, List<String> cells) {
    try {
      out.writeByte(BackupFormat.ROW);
      out.writeByte(table);
      for (String cell : cells) {
        text(cell);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void text(String text) throws IOException {
    BackupFormat.write(out, text);
  }

  /// After the last section.
  ///
  /// @return what was written
  List<SectionContents> end() throws IOException {
    out.writeByte(BackupFormat.END);
    out.writeInt(sections.size());
    out.flush();
    return List.copyOf(sections);
  }
}
