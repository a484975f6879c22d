package io.floatwise.store.secret;

import io.floatwise.core.error.InputException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A vault with its master key. Every change is a transaction of its own, so wherever it is
/// stopped, each secret is as it was before or as it is after. One thread at a time; other
/// processes may change the same vault meanwhile.
public final class OpenVault implements AutoCloseable {

  private final VaultTransactions transactions;
  private final VaultHead head;
  private final KeyBytes master;

  OpenVault(VaultTransactions transactions, VaultHead head, KeyBytes master) {
    this.transactions = transactions;
    this.head = head;
    this.master = master;
  }

  /// Sets a secret, or its new value, under the newest data key.
  ///
  /// @param now when
  /// @throws VaultException if it cannot be written
  public void put(SecretName name, SecretText value, Instant now) {
    change(sql -> {
      KeyRow newest = newest(sql);
      try (KeyBytes key = opened(newest)) {
        var row =
            new SecretRow(
                name.account(), name.name(), VaultHead.FORMAT, newest.id(), now.toString(), "");
        byte[] clear = value.utf8();
        try {
          sql.put(row.sealed(Seal.close(key, Place.ofSecret(head, row), clear)));
        } finally {
          Arrays.fill(clear, (byte) 0);
        }
      }
      return newest.id();
    });
  }

  /// The secret of this name, if there is one.
  ///
  /// @throws VaultException if there is one that does not open
  public Optional<SecretText> find(SecretName name) {
    return read(sql -> {
      Optional<SecretRow> row = sql.secret(name.account(), name.name());
      if (row.isEmpty()) {
        return Optional.empty();
      }
      if (row.get().format() != VaultHead.FORMAT) {
        throw new VaultException(
            "vault %s: expected the secret %s in format %d, found %d; use the version of this program"
                    .formatted(transactions.place(), name, VaultHead.FORMAT, row.get().format())
                + " that wrote it, or set it again");
      }
      Optional<byte[]> clear = open(sql, row.get());
      if (clear.isEmpty()) {
        throw new VaultException(
            "vault %s: expected the secret %s to open, found that it does not: it was damaged, changed"
                    .formatted(transactions.place(), name)
                + " or moved from another place. Nothing was repaired: set it again, or restore a"
                + " backup of the file");
      }
      return clear.map(SecretText::ofUtf8);
    });
  }

  /// What came of a look at a secret.
  ///
  /// @param secret which
  /// @param opens whether it opens
  public record Checked(Listed secret, boolean opens) {}

  /// Opens all of them, and tells of each whether it opened.
  public List<Checked> check() {
    return read(sql -> {
      List<Checked> all = new ArrayList<>();
      for (SecretRow row : sql.secrets()) {
        Optional<byte[]> clear = open(sql, row);
        clear.ifPresent(bytes -> Arrays.fill(bytes, (byte) 0));
        all.add(new Checked(Listed.of(row), clear.isPresent()));
      }
      return all;
    });
  }

  /// What a rotation did.
  ///
  /// @param keyId of the new data key
  /// @param moved secrets that are under it now
  /// @param left those that did not open and are as they were
  /// @param retired older data keys that were deleted, because nothing is under them
  public record Rotation(String keyId, int moved, List<Listed> left, int retired) {
    public Rotation {
      left = List.copyOf(left);
    }
  }

  /// Makes a new data key and seals every secret anew under it, one by one; the others stay
  /// readable meanwhile. Stopped in the middle, it is finished by the next one.
  ///
  /// @param now when
  public Rotation rotate(Instant now) {
    KeyRow fresh =
        change(sql -> {
          KeyRow key = Wrapping.newKey(head, master, newest(sql).generation() + 1, now);
          sql.insert(key);
          return key;
        });
    int moved = 0;
    List<Listed> left = new ArrayList<>();
    for (SecretRow seen : read(VaultSql::secrets)) {
      switch (change(sql -> renew(sql, seen))) {
        case MOVED -> moved++;
        case BROKEN -> left.add(Listed.of(seen));
        case DONE -> {}
      }
    }
    int retired = change(VaultSql::retireKeys);
    return new Rotation(fresh.id(), moved, left, retired);
  }

  private enum Renewed {
    MOVED,
    BROKEN,
    DONE
  }

  /// Seals a secret under the newest key, whatever became of it since it was seen.
  private Renewed renew(VaultSql sql, SecretRow seen) throws SQLException {
    Optional<SecretRow> row = sql.secret(seen.account(), seen.name());
    KeyRow newest = newest(sql);
    if (row.isEmpty() || row.get().keyId().equals(newest.id())) {
      return Renewed.DONE;
    }
    Optional<byte[]> clear = open(sql, row.get());
    if (clear.isEmpty()) {
      return Renewed.BROKEN;
    }
    SecretRow moved = row.get().under(newest);
    try (KeyBytes key = opened(newest)) {
      sql.put(moved.sealed(Seal.close(key, Place.ofSecret(head, moved), clear.get())));
      return Renewed.MOVED;
    } finally {
      Arrays.fill(clear.get(), (byte) 0);
    }
  }

  /// Locks the vault with another master key, in one transaction: until it is done the old one
  /// opens it, afterwards only the new one. The secrets and their data keys stay as they are, so
  /// whoever had the old master key and a copy of the file can still read what it held.
  ///
  /// @throws InputException if the new master key cannot be used
  /// @throws VaultException if a data key does not open, or it cannot be written; nothing is
  ///   changed
  public void rekey(MasterSource source) {
    MasterLock lock = MasterKeys.lockFor(source);
    try (KeyBytes next = MasterKeys.read(lock, source, transactions.place())) {
      VaultHead bare = new VaultHead(head.id(), head.format(), lock, "");
      VaultHead renewed = Wrapping.proved(bare, next);
      change(sql -> {
        List<KeyRow> keys = sql.keys();
        for (KeyRow row : keys) {
          try (KeyBytes key = opened(row)) {
            sql.update(Wrapping.sealed(renewed, next, row, key));
          }
        }
        sql.update(renewed);
        return keys.size();
      });
    }
  }

  private KeyRow newest(VaultSql sql) throws SQLException {
    return sql.keys().stream()
        .findFirst()
        .orElseThrow(() ->
            new VaultException(
                "vault %s: expected a data key, found none; restore a backup of the file"
                    .formatted(transactions.place())));
  }

  private KeyBytes opened(KeyRow row) {
    return Wrapping.open(head, master, row)
        .orElseThrow(() ->
            new VaultException(
                "vault %s: expected the data key %s to open, found that it does not: it was damaged or"
                        .formatted(transactions.place(), row.id())
                    + " changed. Nothing was changed: restore a backup of the file"));
  }

  private Optional<byte[]> open(VaultSql sql, SecretRow row) throws SQLException {
    if (row.format() != VaultHead.FORMAT) {
      return Optional.empty();
    }
    Optional<KeyBytes> found =
        sql.key(row.keyId()).flatMap(key -> Wrapping.open(head, master, key));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (KeyBytes key = found.get()) {
      return Seal.open(key, Place.ofSecret(head, row), row.sealed());
    }
  }

  private interface Step<T> {
    T on(VaultSql sql) throws SQLException;
  }

  private <T> T change(Step<T> step) {
    return transactions.change((sql, found) -> checked(found, sql, step));
  }

  private <T> T read(Step<T> step) {
    return transactions.read((sql, found) -> checked(found, sql, step));
  }

  /// Another process may have changed the master key since this one opened the vault.
  private <T> T checked(VaultHead found, VaultSql sql, Step<T> step) throws SQLException {
    if (!found.equals(head)) {
      throw new VaultException(
          "vault %s: expected the master key of before, found that it was changed meanwhile; nothing"
                  .formatted(transactions.place())
              + " was changed by this command. Start it again with the new one");
    }
    return step.on(sql);
  }

  /// Clears the master key.
  @Override
  public void close() {
    master.close();
  }

  /// Shows no secret.
  @Override
  public String toString() {
    return "OpenVault[" + transactions.place() + "]";
  }
}
