package io.floatwise.store.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.SortedMap;

/// Looks at all rows of a section and trusts none.
interface RowCheck extends Rows {

  /// After the last row.
  ///
  /// @return how much there is of whom, for people: entries by account, for example
  /// @throws io.floatwise.core.error.StorageException if something is missing or was changed
  SortedMap<String, Long> end();

  /// Whether `other` began with the rows that were seen here and has gone on since.
  ///
  /// @param prefix of its tables
  boolean isBeginningOf(Connection other, String prefix) throws SQLException;
}
