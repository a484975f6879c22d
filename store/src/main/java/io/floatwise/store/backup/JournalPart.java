package io.floatwise.store.backup;

import io.floatwise.core.error.StorageException;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.database.Database;
import io.floatwise.store.database.PostgresDatabase;
import io.floatwise.store.database.SqliteDatabase;
import io.floatwise.store.database.Tables;
import io.floatwise.store.journal.JournalHome;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The journals: a section for each mode, with the journals of all its accounts.
final class JournalPart implements Part {

  static final String KIND = "journal";

  static final Table ACCOUNT =
      new Table(
          "account",
          List.of(
              Table.text("account"),
              Table.number("seq"),
              Table.text("chain"),
              Table.newer("token", Table.Kind.NUMBER, "0")),
          1);

  static final Table ENTRY =
      new Table(
          "journal",
          List.of(
              Table.text("account"),
              Table.number("seq"),
              Table.text("at"),
              Table.number("version"),
              Table.text("kind"),
              Table.text("body"),
              Table.text("chain")),
          2);

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<Table> tables() {
    return List.of(ACCOUNT, ENTRY);
  }

  /// Where a journal is both in the database and in the folder, the program goes on with that in
  /// the database, and that is the one which counts.
  @Override
  public List<Section> in(Home home) {
    Set<String> inDatabase =
        home.database().map(url -> PostgresDatabase.parts(url, Tables.JOURNAL)).orElse(Set.of());
    var names = new TreeSet<>(new JournalHome(home.data(), Optional.empty()).names());
    names.addAll(inDatabase);
    List<Section> sections = new ArrayList<>();
    for (String name : names) {
      sections.add(inDatabase.contains(name) ? to(home, name) : to(home.withoutDatabase(), name));
    }
    return sections;
  }

  @Override
  public Section to(Home home, String name) {
    Site file = new Site.InFile(home.data().resolve(name).resolve(DataDirectory.JOURNAL));
    Site site =
        home.local().contains(name)
            ? file
            : home.database()
                .<Site>map(url -> new Site.InPart(url, name, Tables.JOURNAL))
                .orElse(file);
    return new Section(this, name, site);
  }

  @Override
  public RowCheck check(String where) {
    return new JournalCheck(where);
  }

  /// Nobody can take an account with a token that an earlier holder had.
  @Override
  public List<String> finish(String prefix) {
    return List.of(
        "INSERT INTO %1$slease (name, node, token, until) SELECT account, '', token, 0 FROM %1$saccount"
                .formatted(prefix)
            + " WHERE token > 0");
  }

  @Override
  public <T> T read(Path file, Database.Work<T> work) {
    try (var database = SqliteDatabase.openToRead(file, Tables.JOURNAL)) {
      try {
        return database.transact(work);
      } catch (SQLException e) {
        throw database.explain("reading it", e);
      }
    }
  }

  @Override
  public void make(Path file) {
    SqliteDatabase.openShared(file, Tables.JOURNAL).close();
  }

  /// @throws StorageException if it is no number
  static int version(String cell, String where) {
    if (!cell.matches("[0-9]{1,9}")) {
      throw new StorageException(
          "%s: expected the version of an entry, found '%s'; it was changed by something else"
              .formatted(where, cell));
    }
    return Integer.parseInt(cell);
  }
}
