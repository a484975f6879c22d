package io.floatwise.store.secret;

import io.floatwise.core.error.InputException;
import io.floatwise.store.database.DataDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/// The vault of a data directory, locked: what is in it can be listed and removed, not read. Any
/// number of processes may have it open. One thread at a time.
public final class Vault implements AutoCloseable {

  private final VaultTransactions transactions;

  Vault(VaultTransactions transactions) {
    this.transactions = transactions;
  }

  /// Whether there is one in this data directory, which need not exist.
  public static boolean isIn(Path data) {
    return Files.exists(new DataDirectory(data.toAbsolutePath().normalize()).secrets());
  }

  /// Makes a new vault with a first data key.
  ///
  /// @param now when
  /// @throws io.floatwise.core.error.NotAllowedException if there is one already
  /// @throws InputException if the master key cannot be used
  /// @throws VaultException if it cannot be written
  public static void create(DataDirectory directory, MasterSource source, Instant now) {
    VaultPlace place = VaultPlace.of(directory);
    VaultFile.refuseExisting(place);
    MasterLock lock = MasterKeys.lockFor(source);
    try (KeyBytes master = MasterKeys.read(lock, source, place)) {
      String id = HexFormat.of().formatHex(Chance.bytes(16));
      VaultHead head = Wrapping.proved(new VaultHead(id, VaultHead.FORMAT, lock, ""), master);
      KeyRow first = Wrapping.newKey(head, master, 1, now);
      VaultFile.create(
          directory,
          sql -> {
            sql.createTables();
            sql.insert(head);
            sql.insert(first);
          });
    }
  }

  /// @throws io.floatwise.core.error.NotAllowedException if there is a vault in this directory
  public static void refuseExisting(DataDirectory directory) {
    VaultFile.refuseExisting(VaultPlace.of(directory));
  }

  /// Makes a file with a new random master key, which only its owner can read.
  ///
  /// @throws InputException if it is there already, would lie in the data directory, or cannot be
  ///   written
  public static void createKeyFile(DataDirectory directory, Path file) {
    MasterKeyFile.create(file, VaultPlace.of(directory));
  }

  /// @throws VaultException if there is none, or it cannot be used
  public static Vault open(DataDirectory directory) {
    return new Vault(VaultFile.open(VaultPlace.of(directory)));
  }

  /// Whether a passphrase opens it, not a key.
  public boolean needsPassphrase() {
    return transactions.read((_, head) -> head.lock() instanceof MasterLock.FromPassphrase);
  }

  /// Opens it. Closing what is returned clears the master key and leaves this open.
  ///
  /// @throws InputException if the master key is not the right one
  /// @throws VaultException if the vault cannot be trusted
  public OpenVault unlock(MasterSource source) {
    VaultHead head = transactions.read((_, found) -> found);
    KeyBytes master = MasterKeys.read(head.lock(), source, transactions.place());
    boolean opened = false;
    try {
      if (!Wrapping.opens(head, master)) {
        throw new InputException(
            "vault %s: expected the master key that it was locked with, found another one"
                    .formatted(transactions.place())
                + " (or somebody changed the file); nothing was changed. Give the right one, or"
                + " restore a backup of the file");
      }
      opened = true;
      return new OpenVault(transactions, head, master);
    } finally {
      if (!opened) {
        master.close();
      }
    }
  }

  /// What is in it, in the order of accounts and names.
  public List<Listed> list() {
    return transactions.read((sql, _) -> sql.secrets().stream().map(Listed::of).toList());
  }

  /// Deletes a secret; its place on the disk is overwritten.
  ///
  /// @return whether there was one
  public boolean remove(SecretName name) {
    return transactions.change((sql, _) -> sql.delete(name.account(), name.name()));
  }

  @Override
  public void close() {
    transactions.close();
  }
}
