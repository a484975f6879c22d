package io.floatwise.store.secret;

import io.floatwise.core.error.InputException;
import io.floatwise.core.error.StorageException;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/// The beginning of a sealed file: what kind of master key opens it, a salt, and a proof that tells
/// a wrong key from a damaged file. Everything in it enters the key of the file, so a changed head
/// opens nothing.
public final class SealedHead {

  /// Of the head and the chunks behind it.
  public static final int FORMAT = 1;

  private static final byte[] MAGIC = "FLOATWISE-SEALED".getBytes(StandardCharsets.US_ASCII);
  private static final int SALT = 32;
  private static final int MOST_LOCK_BYTES = 200;

  private final MasterLock lock;
  private final byte[] salt;
  private final byte[] proof;

  private SealedHead(MasterLock lock, byte[] salt, byte[] proof) {
    this.lock = lock;
    this.salt = salt;
    this.proof = proof;
  }

  /// Whether `file` begins like a sealed file of this program.
  public static boolean isOf(InputStream file) throws IOException {
    return Arrays.equals(file.readNBytes(MAGIC.length), MAGIC);
  }

  /// @param file for messages
  /// @throws StorageException if it is no sealed file, or one of another format
  public static SealedHead read(InputStream in, Path file) throws IOException {
    var data = new DataInputStream(in);
    if (!isOf(data)) {
      throw new StorageException(
          "backup %s: expected a backup of this program, found another file".formatted(file));
    }
    try {
      int format = data.readUnsignedShort();
      if (format != FORMAT) {
        throw new StorageException(
            "backup %s: expected format %d, found %d; use the version of this program that wrote it"
                .formatted(file, FORMAT, format));
      }
      int length = data.readUnsignedShort();
      byte[] text = length > MOST_LOCK_BYTES ? new byte[0] : data.readNBytes(length);
      byte[] salt = new byte[SALT];
      data.readFully(salt);
      byte[] proof = new byte[KeyBytes.LENGTH];
      data.readFully(proof);
      return lock(text)
          .map(lock -> new SealedHead(lock, salt, proof))
          .orElseThrow(() -> damaged(file));
    } catch (EOFException _) {
      throw damaged(file);
    }
  }

  /// Nothing weaker is believed and nothing heavier tried, whoever wrote it.
  private static Optional<MasterLock> lock(byte[] text) {
    return MasterLock.parse(new String(text, StandardCharsets.US_ASCII))
        .filter(lock ->
            !(lock instanceof MasterLock.FromPassphrase(Argon2 argon2)) || argon2.isWithinBounds());
  }

  private static StorageException damaged(Path file) {
    return new StorageException(
        "backup %s: expected a whole head, found one that was cut off or changed; take another backup"
            .formatted(file));
  }

  /// Whether a passphrase opens it, not a key.
  public boolean needsPassphrase() {
    return lock instanceof MasterLock.FromPassphrase;
  }

  /// Differs from file to file; 64 hex digits.
  public String id() {
    return HexFormat.of().formatHex(salt);
  }

  /// A new head and the key of its file.
  ///
  /// @param place where the file is to be, and the data directory that must not hold the key
  static Keyed fresh(MasterSource source, VaultPlace place) {
    MasterLock lock = MasterKeys.lockFor(source);
    try (KeyBytes master = MasterKeys.read(lock, source, place)) {
      byte[] salt = Chance.bytes(SALT);
      var head = new SealedHead(lock, salt, derived(master, lock, salt, "proof"));
      return new Keyed(head, KeyBytes.of(derived(master, lock, salt, "key")));
    }
  }

  /// @param head of the file
  /// @param key of the file, for the caller to close
  record Keyed(SealedHead head, KeyBytes key) {}

  /// The key of the file.
  ///
  /// @throws InputException if it is not the master key that the file was made with
  KeyBytes unlock(MasterSource source, Path file) {
    if (needsPassphrase() != (source instanceof MasterSource.Passphrase)) {
      throw new InputException(
          "backup %s: expected the %s that it was made with, found a %s"
              .formatted(
                  file,
                  needsPassphrase() ? "passphrase" : "master key",
                  needsPassphrase() ? "master key" : "passphrase"));
    }
    try (KeyBytes master = MasterKeys.read(lock, source, new VaultPlace(file, file))) {
      if (!MessageDigest.isEqual(derived(master, lock, salt, "proof"), proof)) {
        throw new InputException(
            "backup %s: expected the master key that it was made with, found another one (or somebody"
                    .formatted(file)
                + " changed the file); give the one that was in use then");
      }
      return KeyBytes.of(derived(master, lock, salt, "key"));
    }
  }

  void write(OutputStream out) throws IOException {
    out.write(beginning(lock, salt));
    out.write(proof);
  }

  private static byte[] beginning(MasterLock lock, byte[] salt) throws IOException {
    byte[] text = lock.text().getBytes(StandardCharsets.US_ASCII);
    var bytes = new ByteArrayOutputStream();
    var data = new DataOutputStream(bytes);
    data.write(MAGIC);
    data.writeShort(FORMAT);
    data.writeShort(text.length);
    data.write(text);
    data.write(salt);
    return bytes.toByteArray();
  }

  /// HKDF with SHA-256 (RFC 5869) of the master key, the salt, and as `info` the purpose and
  /// everything that stands before the proof.
  private static byte[] derived(KeyBytes master, MasterLock lock, byte[] salt, String purpose) {
    byte[] clear = master.copy();
    try {
      var info = new ByteArrayOutputStream();
      info.writeBytes(
          ("floatwise sealed file, " + purpose + "\n").getBytes(StandardCharsets.UTF_8));
      info.writeBytes(beginning(lock, salt));
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(
              HKDFParameterSpec.ofExtract()
                  .addIKM(clear)
                  .addSalt(salt)
                  .thenExpand(info.toByteArray(), KeyBytes.LENGTH));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every Java platform since 25 has HKDF", e);
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }
}
