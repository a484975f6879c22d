package io.floatwise.core.people;

import io.floatwise.core.error.NotAllowedException;
import java.util.Map;

/// Who may give which role to whom. Pure; asked inside the transaction that makes the change, with
/// the roles of that moment.
public final class PeopleRules {

  private PeopleRules() {}

  /// @param by role of whoever invites
  /// @throws NotAllowedException if he may not give `wanted`
  public static void invite(Role by, Role wanted) {
    requireGrant(by, wanted);
    if (wanted == Role.BLOCKED) {
      throw new NotAllowedException(
          "invitation: expected a role that lets somebody in, found blocked; invite as pending or higher");
    }
  }

  /// @param by role of whoever gives the role
  /// @param self he gives it to himself
  /// @param from role of that person now
  /// @param owners how many there are now
  /// @throws NotAllowedException if it may not be
  public static void give(Role by, boolean self, Role from, Role to, long owners) {
    if (self) {
      if (to.compareTo(from) < 0) {
        throw new NotAllowedException(
            "role: expected somebody else to raise you, found yourself; ask an owner");
      }
    } else {
      requireGrant(by, from);
      requireGrant(by, to);
    }
    if (from == Role.OWNER && to != Role.OWNER) {
      requireAnother(owners);
    }
  }

  /// @param by role of whoever has a person forgotten
  /// @param self it is he himself
  /// @param whom role of that person
  /// @param owners how many there are now
  /// @throws NotAllowedException if it may not be
  public static void forget(Role by, boolean self, Role whom, long owners) {
    if (!self) {
      requireGrant(by, whom);
    }
    if (whom == Role.OWNER) {
      requireAnother(owners);
    }
  }

  /// Whoever was given no account may use all of them, so the last one is not taken away.
  ///
  /// @param given what somebody may do, by account
  /// @param account that he shall have no more
  /// @throws NotAllowedException if he has it not, or has no other
  public static void takeAway(Map<String, AccountRight> given, String account) {
    if (!given.containsKey(account)) {
      throw new NotAllowedException(
          "account: expected one that was given, one of %s, found '%s'"
              .formatted(given.keySet().stream().sorted().toList(), account));
    }
    if (given.size() == 1) {
      throw new NotAllowedException(
          "account: expected one that is not the last, found '%s'; who was given none may use all, so"
                  .formatted(account)
              + " give another account first, or the role pending or blocked");
    }
  }

  private static void requireAnother(long owners) {
    if (owners < 2) {
      throw new NotAllowedException(
          "role: expected another owner who stays, found none; make somebody else owner first");
    }
  }

  private static void requireGrant(Role by, Role role) {
    if (!by.grants().contains(role)) {
      throw new NotAllowedException(
          "role: expected somebody who may give and take the role %s, found %s; ask an owner"
              .formatted(role.word(), by.word()));
    }
  }
}
