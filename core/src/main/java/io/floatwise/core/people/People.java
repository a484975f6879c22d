package io.floatwise.core.people;

import io.floatwise.core.error.InputException;
import io.floatwise.core.error.NotAllowedException;
import io.floatwise.core.error.StorageException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The people whom the bot knows, with their settings. Each change is made as a whole or not at
/// all, by the rules of [PeopleRules], and leaves a [Change]. Thread-safe. Every method throws
/// [StorageException] where what is kept cannot be read, written or trusted.
public interface People extends AutoCloseable {

  /// Everybody, in the order in which they joined.
  List<Person> all();

  /// The person with that user id of Telegram.
  Optional<Person> ofTelegram(long telegram);

  /// The person with that id.
  Optional<Person> find(String id);

  /// Makes somebody the first owner; empty if there is an owner.
  Optional<Person> claim(long telegram, String name, Instant now);

  /// Lets somebody in without an invitation, from the terminal only; who is known stays as he is.
  Person join(long telegram, String name, Role role, Instant now);

  /// Makes an invitation.
  ///
  /// @return its code, which is not kept
  /// @throws NotAllowedException if `by` may not give that role
  String invite(Actor by, Role role, Instant now);

  /// Lets somebody in who comes with a code, or gives its role to somebody who waits for one. Of
  /// many who come with the same code, one gets in.
  ///
  /// @return empty if the code is none, was used or is too old, and for everybody who is known and
  ///   does not wait
  Optional<Person> accept(String code, long telegram, String name, Instant now);

  /// Gives somebody a role.
  ///
  /// @throws InputException if there is no such person
  /// @throws NotAllowedException if `by` may not do that
  Person give(Actor by, String id, Role role, Instant now);

  /// Says what somebody may do with an account; empty takes the account from him.
  ///
  /// @throws InputException if there is no such person
  /// @throws NotAllowedException if `by` may not do that
  void allow(Actor by, String id, String account, Optional<AccountRight> right, Instant now);

  /// Accounts that somebody was given, by name. Who was given none may use every account.
  Map<String, AccountRight> accounts(String id);

  /// What somebody wishes.
  Settings settings(String id);

  /// Changes it.
  ///
  /// @throws InputException if there is no such person
  void set(String id, Settings settings, Instant now);

  /// Everything that is kept about somebody, as JSON.
  ///
  /// @throws InputException if there is no such person
  String export(String id);

  /// Erases everything about somebody, also from the files. [Change]s stay, with an id that means
  /// nothing any more.
  ///
  /// @throws InputException if there is no such person
  /// @throws NotAllowedException if `by` may not do that, or nobody would be left to own the bot;
  ///   the terminal may
  void forget(Actor by, String id, Instant now);

  @Override
  void close();
}
