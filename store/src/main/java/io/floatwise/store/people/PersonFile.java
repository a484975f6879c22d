package io.floatwise.store.people;

import io.floatwise.core.error.InputException;
import io.floatwise.core.people.AccountRight;
import io.floatwise.core.people.Person;
import io.floatwise.core.people.Preference;
import io.floatwise.core.people.Role;
import io.floatwise.core.people.Settings;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One person as JSON: every table with every row and column about him. What is read of it is the
/// person, his settings and his accounts; the rest belongs to the database that it came from.
///
/// @param person as the file says, with the role that he had there
record PersonFile(Person person, Settings settings, Map<String, AccountRight> accounts) {

  private static final String FORMAT = "floatwise person 1";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST = 1_000_000;

  PersonFile {
    accounts = Map.copyOf(accounts);
  }

  /// @param tables in this order, also those without a row
  static String write(List<String> tables, List<TableRow> rows) {
    ObjectNode file = JSON.createObjectNode().put("format", FORMAT);
    tables.forEach(file::putArray);
    for (TableRow row : rows) {
      ObjectNode object = file.withArray(row.table()).addObject();
      row.values()
          .forEach((column, value) -> object.set(column, JSON.valueToTree(value.orElse(null))));
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(file) + "\n";
  }

  /// @throws InputException saying what was expected and what was found; it repeats no name
  static PersonFile read(String json) {
    if (json.length() > LONGEST) {
      throw wrong("the file", "at most a million characters", "more");
    }
    JsonNode file;
    try {
      file = JSON.readTree(json);
    } catch (JacksonException e) {
      throw new InputException("person file: expected JSON, found something else", e);
    }
    if (!file.path("format").asString("").equals(FORMAT)) {
      throw wrong("format", "\"" + FORMAT + "\"", found(file.path("format")));
    }
    Set<String> unknown = new TreeSet<>(file.propertyNames());
    unknown.removeAll(PersonRowsOf.TABLES);
    unknown.remove("format");
    if (!unknown.isEmpty()) {
      throw wrong("the file", "the tables " + PersonRowsOf.TABLES, unknown.toString());
    }
    JsonNode rows = file.path("person");
    if (rows.size() != 1) {
      throw wrong("person", "one row", Integer.toString(rows.size()));
    }
    Person person = person(rows.get(0));
    return new PersonFile(
        person,
        settings(file.path("setting"), person),
        accounts(file.path("person_account"), person));
  }

  private static Person person(JsonNode row) {
    JsonNode telegram = row.path("telegram");
    if (!telegram.isIntegralNumber() || !telegram.canConvertToLong()) {
      throw wrong("person.telegram", "a whole number", found(telegram));
    }
    String since = text(row, "person.since", "since");
    try {
      return new Person(
          text(row, "person.id", "id"),
          telegram.longValue(),
          text(row, "person.name", "name"),
          Role.of(text(row, "person.role", "role")),
          Instant.parse(since),
          row.path("invited_by").isString()
              ? Optional.of(row.path("invited_by").asString())
              : Optional.empty());
    } catch (DateTimeException e) {
      throw wrong("person.since", "a time such as 2026-01-31T12:00:00Z", since);
    } catch (InputException e) {
      throw new InputException("person file: " + e.getMessage(), e);
    }
  }

  private static Settings settings(JsonNode rows, Person person) {
    Map<Preference, String> chosen = new EnumMap<>(Preference.class);
    for (JsonNode row : rows) {
      requireOwn(row, "setting", person);
      try {
        Preference preference = Preference.of(text(row, "setting.name", "name"));
        chosen.put(preference, preference.read(text(row, "setting.value", "value")));
      } catch (InputException e) {
        throw new InputException("person file: " + e.getMessage(), e);
      }
    }
    return new Settings(chosen);
  }

  private static Map<String, AccountRight> accounts(JsonNode rows, Person person) {
    Map<String, AccountRight> accounts = new TreeMap<>();
    for (JsonNode row : rows) {
      requireOwn(row, "person_account", person);
      AccountRight right = AccountRight.of(text(row, "person_account.allowed", "allowed"));
      accounts.put(text(row, "person_account.account", "account"), right);
    }
    return accounts;
  }

  private static void requireOwn(JsonNode row, String table, Person person) {
    String owner = text(row, table + ".person", "person");
    if (!owner.equals(person.id())) {
      throw wrong(table + ".person", person.id(), owner);
    }
  }

  private static String text(JsonNode row, String place, String column) {
    JsonNode value = row.path(column);
    if (!value.isString()) {
      throw wrong(place, "a text", found(value));
    }
    return value.asString();
  }

  private static String found(JsonNode value) {
    return value.isMissingNode() ? "nothing" : "the " + value.getNodeType() + " " + value;
  }

  private static InputException wrong(String place, String expected, String found) {
    String clipped = found.length() > 60 ? found.substring(0, 60) + "..." : found;
    return new InputException(
        "person file: expected %s at %s, found %s".formatted(expected, place, clipped));
  }
}
