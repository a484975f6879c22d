package io.floatwise.store.secret;

/// A secret as it is kept. Texts as they were found: a damaged row must not hide the others.
///
/// @param account whose it is
/// @param name what it is called
/// @param format of the row
/// @param keyId the data key that it is sealed under
/// @param setAt when its value was set, ISO 8601
/// @param sealed the value under the data key
record SecretRow(
    String account, String name, int format, String keyId, String setAt, String sealed) {

  SecretRow sealed(String newly) {
    return new SecretRow(account, name, format, keyId, setAt, newly);
  }

  SecretRow under(KeyRow key) {
    return new SecretRow(account, name, VaultHead.FORMAT, key.id(), setAt, "");
  }
}
