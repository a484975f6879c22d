package io.floatwise.store.backup;

import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.database.Database;
import io.floatwise.store.database.PostgresDatabase;
import io.floatwise.store.database.SqliteDatabase;
import io.floatwise.store.database.Tables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/// The people who may use the bot, with the list of changes.
final class PeoplePart implements Part {

  static final String KIND = "people";

  static final Table PERSON =
      new Table(
          "person",
          List.of(
              Table.text("id"),
              Table.number("telegram"),
              Table.text("name"),
              Table.text("role"),
              Table.text("since"),
              Table.maybe("invited_by")),
          1);

  static final Table CHANGE =
      new Table(
          "people_change",
          List.of(
              Table.number("seq"),
              Table.text("at"),
              Table.text("actor"),
              Table.text("kind"),
              Table.text("subject"),
              Table.text("detail"),
              Table.text("chain")),
          1);

  static final Table END =
      new Table(
          "people_head", List.of(Table.number("id"), Table.number("seq"), Table.text("chain")), 1);

  private static final Table SETTING =
      new Table(
          "setting", List.of(Table.text("person"), Table.text("name"), Table.text("value")), 2);

  private static final Table ACCOUNT =
      new Table(
          "person_account",
          List.of(Table.text("person"), Table.text("account"), Table.text("allowed")),
          2);

  private static final Table INVITATION =
      new Table(
          "invitation",
          List.of(
              Table.text("hash"),
              Table.text("role"),
              Table.maybe("invited_by"),
              Table.text("expires"),
              Table.maybe("used_by")),
          1);

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<Table> tables() {
    return List.of(PERSON, SETTING, ACCOUNT, INVITATION, CHANGE, END);
  }

  /// Where people are both in the database and in the folder, those in the database count.
  @Override
  public List<Section> in(Home home) {
    if (home.database().isPresent()
        && PostgresDatabase.parts(home.database().get(), Tables.PEOPLE).contains(KIND)) {
      return List.of(to(home, KIND));
    }
    return Files.exists(new DataDirectory(home.data()).people())
        ? List.of(to(home.withoutDatabase(), KIND))
        : List.of();
  }

  @Override
  public Section to(Home home, String name) {
    return new Section(
        this,
        name,
        home.database()
            .<Site>map(url -> new Site.InPart(url, name, Tables.PEOPLE))
            .orElse(new Site.InFile(new DataDirectory(home.data()).people())));
  }

  @Override
  public RowCheck check(String where) {
    return new PeopleCheck(where);
  }

  @Override
  public List<String> begin(String prefix) {
    return List.of("DELETE FROM %speople_head".formatted(prefix));
  }

  @Override
  public List<String> finish(String prefix) {
    return List.of();
  }

  @Override
  public <T> T read(Path file, Database.Work<T> work) {
    try (var database = SqliteDatabase.openToRead(file, Tables.PEOPLE)) {
      try {
        return database.transact(work);
      } catch (SQLException e) {
        throw database.explain("reading it", e);
      }
    }
  }

  @Override
  public void make(Path file) {
    SqliteDatabase.openShared(file, Tables.PEOPLE).close();
  }
}
