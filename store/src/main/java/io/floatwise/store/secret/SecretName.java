package io.floatwise.store.secret;

import io.floatwise.core.error.InputException;
import java.util.regex.Pattern;

/// What a secret is called. No message repeats what was given, because it may be the secret itself,
/// typed in the wrong place.
///
/// @param account whose it is: 1 to 64 letters, digits, dots and dashes
/// @param name 1 to 64 small letters, digits and dashes, beginning with a letter
public record SecretName(String account, String name) implements Comparable<SecretName> {

  /// The account of whoever has only one.
  public static final String USUAL_ACCOUNT = "default";

  private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,63}");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");

  public SecretName {
    if (!ACCOUNT.matcher(account).matches()) {
      throw new InputException(
          "account: expected 1 to 64 letters, digits, dots and dashes, found "
              + found(account)
              + " that is not so");
    }
    if (!NAME.matcher(name).matches()) {
      throw new InputException(
          "name of a secret: expected 1 to 64 small letters, digits and dashes such as"
              + " dmarket-secret-key, found "
              + found(name)
              + " that is not so");
    }
  }

  private static String found(String text) {
    return text.length() + " characters";
  }

  @Override
  public int compareTo(SecretName other) {
    int accounts = account.compareTo(other.account);
    return accounts == 0 ? name.compareTo(other.name) : accounts;
  }

  @Override
  public String toString() {
    return account.equals(USUAL_ACCOUNT) ? name : name + " of account " + account;
  }
}
