package io.floatwise.store.backup;

import java.sql.Connection;
import java.sql.SQLException;

/// A section all of whose rows were looked at.
///
/// @param contents what it holds
/// @param check that saw all rows
record Examined(SectionContents contents, RowCheck check) {

  /// Reads a section that is there.
  ///
  /// @throws io.floatwise.core.error.StorageException if it cannot be trusted
  static Examined of(Section section) {
    return Target.ask(
        section, (connection, prefix) -> of(section, connection, prefix, (_, _) -> {}));
  }

  /// The same in the transaction of `connection`, handing each row to `rows` as well.
  static Examined of(Section section, Connection connection, String prefix, Rows rows)
      throws SQLException {
    RowCheck check = section.part().check(section.where());
    var digest = new RowDigest();
    new TableReading(connection, prefix, section.where())
        .read(section.part(), check.and(digest).and(rows));
    return new Examined(
        new SectionContents(
            section.part().kind(), section.name(), digest.rows(), digest.hex(), check.end()),
        check);
  }
}
