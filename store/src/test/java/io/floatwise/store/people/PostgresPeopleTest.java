package io.floatwise.store.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.StorageException;
import io.floatwise.core.people.AccountRight;
import io.floatwise.core.people.Actor;
import io.floatwise.core.people.Change;
import io.floatwise.core.people.Person;
import io.floatwise.core.people.Preference;
import io.floatwise.core.people.Settings;
import io.floatwise.proving.Proves;
import io.floatwise.store.database.DatabaseUrl;
import io.floatwise.store.database.Tables;
import io.floatwise.testkit.machine.Postgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresPeopleTest extends SqlPeopleContract {

  private static Postgres postgres;

  @TempDir private Path temp;

  private String url = "";

  @BeforeAll
  static void start() {
    postgres = Postgres.start();
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Override
  SqlPeople open() {
    if (url.isEmpty()) {
      url = postgres.database();
    }
    return new PeoplePlace(temp, Optional.of(DatabaseUrl.parse(url))).open();
  }

  @Override
  Connection raw() throws SQLException {
    Connection connection = postgres.connect(url);
    connection.setSchema("floatwise_people");
    return connection;
  }

  @Override
  List<byte[]> files() throws SQLException {
    List<byte[]> all = new ArrayList<>();
    try (Connection connection = raw();
        Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT");
      for (String table : Tables.PEOPLE.names()) {
        try (ResultSet rows =
            statement.executeQuery(
                "SELECT pg_read_binary_file(pg_relation_filepath('%s'))".formatted(table))) {
          rows.next();
          all.add(rows.getBytes(1));
        }
      }
    }
    return all;
  }

  @Test
  @Proves(value = "P5.3.1.8", breaks = SqlPeople.class, breaksMethods = "take")
  void aPersonMovesToTheOtherDatabaseAndBackTwice() {
    Person olga = owner();
    people().set(olga.id(), Settings.USUAL.with(Preference.ZONE, "Europe/Berlin"), NOW);
    people().allow(Actor.TERMINAL, olga.id(), "main", Optional.of(AccountRight.TRADE), NOW);
    String json = people().export(olga.id());
    try (SqlPeople file = new PeoplePlace(temp, Optional.empty()).open()) {
      assertThat(file.take(json, Optional.of(olga.role()), NOW)).isEqualTo(olga);
      List<Change> once = file.changes();
      assertThat(file.take(json, Optional.of(olga.role()), NOW)).isEqualTo(olga);
      assertThat(file.changes()).as("the second time changes nothing").isEqualTo(once);
      assertThat(file.settings(olga.id())).isEqualTo(people().settings(olga.id()));
      assertThat(file.accounts(olga.id())).isEqualTo(people().accounts(olga.id()));
      assertThat(people().take(file.export(olga.id()), Optional.empty(), NOW)).isEqualTo(olga);
    }
    assertThat(people().all()).containsExactly(olga);
  }

  @Test
  void peopleInTheFolderAreNotForgottenForAnEmptyDatabase() {
    new PeoplePlace(temp, Optional.empty()).open().close();
    var place = new PeoplePlace(temp, Optional.of(DatabaseUrl.parse(postgres.database())));
    assertThatThrownBy(place::open)
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("people: expected them in PostgreSQL")
        .hasMessageContaining("people.db only");
  }
}
