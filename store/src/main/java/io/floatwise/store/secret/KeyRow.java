package io.floatwise.store.secret;

/// A data key as it is kept.
///
/// @param id names it in the secrets that are sealed under it
/// @param generation 1 for the first; the highest is the newest
/// @param createdAt when it was made, ISO 8601
/// @param sealed the key under the master key
record KeyRow(String id, long generation, String createdAt, String sealed) {

  KeyRow sealed(String newly) {
    return new KeyRow(id, generation, createdAt, newly);
  }
}
