package io.floatwise.core.people;

import io.floatwise.core.operator.Operator;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The one place that decides what a person may do; every face asks it before anything is done.
/// Thread-safe.
///
/// @param people who is known
/// @param account that the bot trades, by its name in the vault
public record Access(People people, String account) {

  /// What his role allows, less what he was not given of this account. Only owners and admins are
  /// not bound to accounts.
  public Set<Permission> rights(Person person) {
    Set<Permission> rights = EnumSet.noneOf(Permission.class);
    rights.addAll(person.role().rights());
    if (!rights.contains(Permission.PEOPLE)) {
      Map<String, AccountRight> given = people.accounts(person.id());
      if (!given.isEmpty() && given.get(account) != AccountRight.TRADE) {
        rights.remove(Permission.TRADE);
      }
      if (!given.isEmpty() && !given.containsKey(account)) {
        rights.remove(Permission.SEE);
      }
    }
    return Collections.unmodifiableSet(rights);
  }

  /// `whole` as this person may use it now: within his rights and the limit that he gave himself.
  public Operator limited(Operator whole, Person person) {
    return new LimitedOperator(whole, rights(person), () -> people.settings(person.id()).limit());
  }

  /// `whole` for somebody who is nobody in particular and has these rights.
  public static Operator limited(Operator whole, Set<Permission> rights) {
    return new LimitedOperator(whole, rights, Optional::empty);
  }
}
