package io.floatwise.store.database;

import java.util.List;

/// Tables that are made together and brought up to date together. A SQLite file, or a schema of
/// PostgreSQL, holds one set of them.
///
/// @param word what they are, for people, for example `journal`
/// @param folder of their migrations, which are in the SQL that both databases speak
/// @param version of the tables made now: the number of the last migration
/// @param names tables without which they are not complete; the first is in no other set
public record Tables(String word, String folder, int version, List<String> names) {

  /// The journals of a mode, and who may write them.
  public static final Tables JOURNAL =
      new Tables("journal", "journal", 2, List.of("journal", "account"));

  /// What journals say of every lot, to list and to filter. May be lost: it is made of the
  /// journals.
  public static final Tables TRADES =
      new Tables("trades", "trades", 1, List.of("trade", "projected"));

  /// Who may use the bot.
  public static final Tables PEOPLE =
      new Tables(
          "people",
          "people",
          1,
          List.of(
              "person", "setting", "person_account", "invitation", "people_change", "people_head"));

  public Tables {
    names = List.copyOf(names);
  }

  /// Where Flyway finds the migrations.
  String location() {
    return "classpath:io/floatwise/store/migration/" + folder;
  }
}
