package io.floatwise.store.secret;

/// What is known of a vault without its master key.
///
/// @param id random, so that rows of one vault mean nothing in another
/// @param format of everything in it
/// @param lock where the master key comes from
/// @param proof nothing, sealed under the master key: tells a wrong key from a damaged row
record VaultHead(String id, int format, MasterLock lock, String proof) {

  /// The format that this program writes and reads.
  static final int FORMAT = 1;
}
