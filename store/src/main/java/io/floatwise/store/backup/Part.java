package io.floatwise.store.backup;

import io.floatwise.store.database.Database;
import java.nio.file.Path;
import java.util.List;

/// A kind of thing that must not be lost. [Parts] lists all of them; a further one needs nothing
/// but its line there.
interface Part {

  /// What it is, in a backup and for people. Never changes.
  String kind();

  /// The tables with its rows, those first that others refer to.
  List<Table> tables();

  /// The sections of this kind that there are.
  ///
  /// @throws io.floatwise.core.error.StorageException if that cannot be read
  List<Section> in(Home home);

  /// Where the section of that name is to be.
  Section to(Home home, String name);

  /// @param where the rows come from, for messages
  RowCheck check(String where);

  /// SQL that takes away the rows that tables have when they are made.
  ///
  /// @param prefix of every table
  default List<String> begin(String prefix) {
    return List.of();
  }

  /// SQL that completes the rows of a section after all of them were brought.
  ///
  /// @param prefix of every table
  List<String> finish(String prefix);

  /// Reads a database file of this kind in one transaction, also while others write it.
  ///
  /// @throws io.floatwise.core.error.StorageException if it cannot be read
  <T> T read(Path file, Database.Work<T> work);

  /// Makes a database file with the tables of this kind and nothing in them.
  ///
  /// @param file that is not there
  /// @throws io.floatwise.core.error.StorageException if it cannot be written
  void make(Path file);
}
