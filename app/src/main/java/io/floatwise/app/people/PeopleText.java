package io.floatwise.app.people;

import io.floatwise.core.people.AccountRight;
import io.floatwise.core.people.Change;
import io.floatwise.core.people.People;
import io.floatwise.core.people.Person;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// People and what changed about them, one line each.
public final class PeopleText {

  private PeopleText() {}

  public static String list(People people) {
    List<Person> all = people.all();
    if (all.isEmpty()) {
      return "nobody yet: the first start of the bot prints a link for its owner\n";
    }
    return all.stream()
        .map(person ->
            "%s  %-7s  %s  %s%s\n"
                .formatted(
                    person.id(),
                    person.role().word(),
                    person.since(),
                    person.name(),
                    accounts(people.accounts(person.id()))))
        .collect(Collectors.joining());
  }

  private static String accounts(Map<String, AccountRight> accounts) {
    return accounts.isEmpty()
        ? ""
        : accounts.entrySet().stream()
            .map(one -> one.getKey() + ": " + one.getValue().word())
            .collect(Collectors.joining(", ", "  (", ")"));
  }

  public static String changes(List<Change> changes) {
    return changes.stream()
        .map(change ->
            "%d  %s  %s  %s  %s  %s\n"
                .formatted(
                    change.seq(),
                    change.at(),
                    change.by(),
                    change.kind(),
                    change.subject(),
                    change.detail()))
        .collect(Collectors.joining());
  }
}
