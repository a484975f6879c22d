package io.floatwise.store.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.floatwise.core.error.InputException;
import io.floatwise.core.error.StorageException;
import io.floatwise.core.people.AccountRight;
import io.floatwise.core.people.Actor;
import io.floatwise.core.people.Change;
import io.floatwise.core.people.PeopleRules;
import io.floatwise.core.people.Person;
import io.floatwise.core.people.Preference;
import io.floatwise.core.people.Role;
import io.floatwise.core.people.Settings;
import io.floatwise.proving.Proves;
import io.floatwise.store.database.Tables;
import io.floatwise.testkit.people.PeopleContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people in a database promise beyond that.
abstract class SqlPeopleContract extends PeopleContract {

  private static final String CANARY = "Zwetschgenknödel";

  private SqlPeople people;

  /// What is kept, opened once more.
  abstract SqlPeople open() throws IOException;

  /// The same tables past our own code.
  abstract Connection raw() throws SQLException;

  /// Everything that lies in files of the database.
  abstract List<byte[]> files() throws IOException, SQLException;

  @BeforeEach
  void begin() throws IOException {
    people = open();
  }

  @AfterEach
  void end() {
    people.close();
  }

  @Override
  protected SqlPeople people() {
    return people;
  }

  /// Somebody about whom there is a row in every table.
  private Person full(String name) {
    Person olga = owner();
    String code = people.invite(Actor.of(olga), Role.ADMIN, NOW);
    Person full = people.accept(code, 4_242_424_242L, name, NOW).orElseThrow();
    people.set(
        full.id(),
        Settings.USUAL.with(Preference.LANGUAGE, "de").with(Preference.QUIET, "22:00-7:30"),
        NOW);
    people.allow(Actor.TERMINAL, full.id(), "main", Optional.of(AccountRight.TRADE), NOW);
    people.invite(Actor.of(full), Role.VIEWER, NOW);
    return full;
  }

  @Test
  @Proves(value = "P5.1.2.4", breaks = SqlPeople.class, breaksMethods = "accept")
  void twoHundredAtOnceLoseNothingAndUseAnInvitationOnce()
      throws InterruptedException, ExecutionException {
    manyAtOnceLoseNothing();
    assertThat(people.changes().stream().map(Change::kind).filter("accept"::equals)).hasSize(1);
  }

  @Test
  @Proves(value = "P5.2.2.5", breaks = PeopleRules.class)
  void nobodyRaisesHimselfAndTheLastOwnerStays() {
    rulesOfRolesHold();
  }

  @Test
  @Proves(value = "P5.2.2.5", breaks = SqlPeople.class, breaksMethods = "accept")
  void anInvitationIsForOneInTimeAndForNobodyWhoIsBlocked() {
    invitationsWorkOnceAndInTime();
    Person blocked = known(77, Role.BLOCKED);
    String code = people.invite(Actor.TERMINAL, Role.TRADER, NOW);
    assertThat(people.accept(code, 77, "x", NOW)).isEmpty();
    assertThat(people.find(blocked.id()).orElseThrow().role()).isEqualTo(Role.BLOCKED);
  }

  /// Each table, and each column of it, but the ends of the two lists.
  @Test
  @Proves(value = "P5.2.2.7", breaks = PersonRowsOf.class)
  void anExportHoldsEveryColumnOfEveryTable() throws SQLException {
    Person full = full(CANARY);
    String json = people.export(full.id());

    Set<String> missing = new TreeSet<>();
    try (Connection connection = raw()) {
      for (String table : Tables.PEOPLE.names()) {
        if (table.equals("people_head")) {
          continue;
        }
        if (!json.contains("\"" + table + "\" : [ {")) {
          missing.add(table);
        }
        for (String column : columns(connection, table)) {
          if (!json.contains("\"" + column + "\" : ")) {
            missing.add(table + "." + column);
          }
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(json).contains(CANARY, "4242424242", full.id(), "22:00-07:30", "\"trade\"");
    assertThat(json).doesNotContain("Olga");
  }

  private static List<String> columns(Connection connection, String table) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        names.add(rows.getMetaData().getColumnName(i));
      }
    }
    assertThat(names).isNotEmpty();
    return names;
  }

  @Test
  @Proves(value = "P5.2.2.7", breaks = SqlPeople.class, breaksMethods = "forget")
  void whoIsForgottenLeavesNoRowAndNoByteOfHisName() throws SQLException, IOException {
    Person full = full(CANARY);
    assertThat(files()).as("the search finds it").anyMatch(SqlPeopleContract::holdsCanary);

    people.forget(Actor.of(full), full.id(), NOW);

    assertThat(files()).noneMatch(SqlPeopleContract::holdsCanary);
    try (Connection connection = raw();
        Statement statement = connection.createStatement()) {
      for (String count :
          List.of(
              "person WHERE telegram = 4242424242",
              "setting",
              "person_account",
              "invitation WHERE invited_by IS NOT NULL OR used_by IS NOT NULL")) {
        try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + count)) {
          assertThat(rows.next() && rows.getLong(1) == 0).as(count).isTrue();
        }
      }
    }
    assertThat(people.changes().getLast().kind()).isEqualTo("forget");
    assertThat(people.changes().toString()).doesNotContain(CANARY, "4242424242");
  }

  private static boolean holdsCanary(byte[] file) {
    byte[] canary = CANARY.substring(0, 13).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i + canary.length <= file.length; i++) {
      int same = 0;
      while (same < canary.length && file[i + same] == canary[same]) {
        same++;
      }
      if (same == canary.length) {
        return true;
      }
    }
    return false;
  }

  @Test
  void theTerminalMayForgetTheLastOwner() {
    Person olga = owner();
    people.forget(Actor.TERMINAL, olga.id(), NOW);
    assertThat(people.all()).isEmpty();
    assertThat(people.claim(9, "Nina", NOW)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE people_change SET detail = 'owner' WHERE seq = 2",
        "UPDATE people_change SET actor = 'terminal' WHERE seq = 3",
        "DELETE FROM people_change WHERE seq = 2",
        "DELETE FROM people_change WHERE seq = 4",
        "UPDATE people_head SET seq = 3",
        "DELETE FROM people_head"
      })
  @Proves(value = "P5.2.2.8", breaks = Changes.class)
  void whatWasChangedPastTheProgramIsFound(String tampering) throws SQLException {
    Person olga = owner();
    Person viewer = known(2, Role.VIEWER);
    people.give(Actor.of(olga), viewer.id(), Role.TRADER, NOW);
    people.give(Actor.of(olga), viewer.id(), Role.VIEWER, NOW);
    assertThat(people.changes())
        .extracting(Change::kind, Change::subject, Change::detail)
        .containsExactly(
            tuple("claim", olga.id(), "owner"),
            tuple("join", viewer.id(), "viewer"),
            tuple("role", viewer.id(), "viewer to trader"),
            tuple("role", viewer.id(), "trader to viewer"));

    try (Connection connection = raw();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(tampering);
    }

    assertThatThrownBy(people::changes)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("expected")
        .hasMessageContaining("changed it past this program");
    assertThatThrownBy(this::open).isInstanceOf(StorageException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "nonsense",
        "{\"format\":\"floatwise person 2\"}",
        "{\"format\":\"floatwise person 1\",\"person\":[]}",
        "{\"format\":\"floatwise person 1\",\"person\":[{\"id\":\"x\"}]}",
        "{\"format\":\"floatwise person 1\",\"persons\":[]}"
      })
  @Proves(value = "P5.3.1.8", breaks = PersonFile.class, breaksMethods = "read")
  void whatIsNoExportIsRefusedAndChangesNothing(String json) {
    owner();
    assertThatThrownBy(() -> people.take(json, Optional.empty(), NOW))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected")
        .hasMessageContaining("found");
    assertThat(people.all()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"admin\" -> \"king\"",
        "4242424242 -> \"4242424242\"",
        "4242424242 -> -1",
        "2026-11-29T12:00:00Z -> yesterday",
        "22:00-07:30 -> 25:00-07:30",
        "\"quiet\" -> \"loud\"",
        "\"trade\" -> \"own\"",
        "\"Nina\" -> \"\"",
        "\"account\" : \"main\" -> \"account\" : 5"
      })
  void anExportWithAWrongValueIsRefused(String change) {
    Person full = full("Nina");
    String[] parts = change.split(" -> ");
    String json = people.export(full.id());
    assertThat(json).contains(parts[0]);
    people.forget(Actor.TERMINAL, full.id(), NOW);

    assertThatThrownBy(() -> people.take(json.replace(parts[0], parts[1]), Optional.empty(), NOW))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected");
    assertThat(people.ofTelegram(4_242_424_242L)).isEmpty();
  }

  /// Whoever has his data exported, forgotten and imported again may have written `owner`
  /// meanwhile.
  @Test
  @Proves(value = "P5.2.2.5", breaks = SqlPeople.class, breaksMethods = "take")
  void aFileGivesNoRole() {
    Person full = full("Nina");
    String json = people.export(full.id()).replace("\"admin\"", "\"owner\"");
    people.forget(Actor.TERMINAL, full.id(), NOW);

    assertThat(people.take(json, Optional.empty(), NOW).role()).isEqualTo(Role.PENDING);
  }

  @Test
  void whoWasForgottenCanBeForgottenAgain() {
    Person full = full("Nina");
    people.forget(Actor.TERMINAL, full.id(), NOW);
    people.forget(Actor.TERMINAL, full.id(), NOW);
    assertThatThrownBy(() -> people.forget(Actor.TERMINAL, "0123456789ab", NOW))
        .isInstanceOf(InputException.class);
  }

  @Test
  void whoIsKnownKeepsIdAndRoleWhenHeIsImported() {
    Person full = full("Nina");
    String json = people.export(full.id());
    people.forget(Actor.TERMINAL, full.id(), NOW);
    Person again = known(4_242_424_242L, Role.VIEWER);
    people.allow(Actor.TERMINAL, again.id(), "b", Optional.of(AccountRight.SEE), NOW);

    Person taken = people.take(json, Optional.of(Role.OWNER), NOW);

    assertThat(people.accounts(again.id())).isEqualTo(Map.of("b", AccountRight.SEE));

    assertThat(taken.id()).isEqualTo(again.id());
    assertThat(taken.role()).isEqualTo(Role.VIEWER);
    assertThat(taken.name()).isEqualTo("Nina");
    assertThat(people.settings(again.id()).get(Preference.LANGUAGE)).isEqualTo("de");
  }
}
