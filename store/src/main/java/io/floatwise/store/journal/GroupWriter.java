package io.floatwise.store.journal;

import java.sql.SQLException;
import java.util.List;

/// How one database takes the appends of many accounts in one commit.
interface GroupWriter {

  /// Writes all whose journal still ends where their writer left it.
  ///
  /// @return those that were written, on the disk; the others are [LostJournal]s
  /// @throws SQLException if none was written, or nobody knows
  List<Append> write(List<Append> group) throws SQLException;
}
