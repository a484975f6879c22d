package io.floatwise.sandbox.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// The directory of one sandbox: a lock, key pairs and admin token that only the owner can read,
/// and the input log. One process at a time.
public final class StateDir implements AutoCloseable {
  static final String KEYS = "keys";

  private static final String ADMIN_TOKEN = "admin-token";
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");

  private final Path dir;
  private final FileChannel lock;
  private final List<KeyPair> keys;
  private final String adminToken;

  private StateDir(Path dir, FileChannel lock, List<KeyPair> keys, String adminToken) {
    this.dir = dir;
    this.lock = lock;
    this.keys = new ArrayList<>(keys);
    this.adminToken = adminToken;
  }

  /// Opens the directory, creating it with one key pair and an admin token if it is new.
  public static StateDir open(Path dir) throws StateException {
    try {
      Files.createDirectories(dir);
      FileChannel lock = lock(dir.resolve("lock"));
      try {
        List<KeyPair> keys = readKeys(dir.resolve(KEYS));
        if (keys.isEmpty()) {
          keys = List.of(KeyPair.random());
          writeKeys(dir.resolve(KEYS), keys);
        }
        return new StateDir(dir, lock, keys, token(dir.resolve(ADMIN_TOKEN)));
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (StateException e) {
      throw e;
    } catch (IOException e) {
      throw new StateException(
          "cannot use state directory " + dir + ": " + e + "; choose one that can be written", e);
    }
  }

  /// What opens the sandbox of a directory that has its keys.
  static SandboxKeys keysOf(Path dir) throws StateException {
    try {
      return new SandboxKeys(
          readKeys(dir.resolve(KEYS)).getFirst(), token(dir.resolve(ADMIN_TOKEN)));
    } catch (StateException e) {
      throw e;
    } catch (IOException e) {
      throw new StateException("cannot read the keys of a sandbox in " + dir + ": " + e, e);
    }
  }

  private static FileChannel lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean locked;
    try {
      locked = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      locked = false;
    }
    if (!locked) {
      channel.close();
      throw new StateException(
          "another sandbox is using "
              + file.toAbsolutePath().getParent()
              + "; stop it or choose"
              + " another state directory");
    }
    return channel;
  }

  private static List<KeyPair> readKeys(Path file) throws IOException {
    if (Files.notExists(file)) {
      return List.of();
    }
    List<KeyPair> keys = new ArrayList<>();
    List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
    if (lines.isEmpty()) {
      throw new StateException("expected a key pair in " + file + ", found an empty file");
    }
    for (String line : lines) {
      String[] parts = line.split(" ", -1);
      if (parts.length != 2
          || !parts[0].matches("[0-9a-f]{64}")
          || !parts[1].matches("[0-9a-f]{128}")
          || !parts[1].endsWith(parts[0])) {
        throw new StateException(
            "damaged line "
                + (keys.size() + 1)
                + " in "
                + file
                + "; restore the file from a copy"
                + " or use an empty state directory");
      }
      keys.add(new KeyPair(parts[0], parts[1]));
    }
    return keys;
  }

  private static void writeKeys(Path file, List<KeyPair> keys) throws IOException {
    StringBuilder text = new StringBuilder();
    for (KeyPair pair : keys) {
      text.append(pair.publicKey()).append(' ').append(pair.secretKey()).append('\n');
    }
    writeSecret(file, text.toString());
  }

  private static String token(Path file) throws IOException {
    if (Files.exists(file)) {
      String token = Files.readString(file, StandardCharsets.US_ASCII).strip();
      if (!token.matches("[0-9a-f]{64}")) {
        throw new StateException("damaged " + file + "; delete it to get a new token");
      }
      return token;
    }
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    String token = HexFormat.of().formatHex(bytes);
    writeSecret(file, token + "\n");
    return token;
  }

  private static void writeSecret(Path file, String text) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.deleteIfExists(next);
    FileAttribute<Set<PosixFilePermission>> mode = PosixFilePermissions.asFileAttribute(OWNER);
    try (FileChannel channel =
        FileChannel.open(
            next, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    InputLog.syncDirectory(file);
  }

  /// The key pairs in the order in which their accounts were opened; the first is the owner's.
  public synchronized List<KeyPair> keys() {
    return List.copyOf(keys);
  }

  /// Adds a new key pair, durable when this returns.
  public synchronized KeyPair addKey() throws StateException {
    KeyPair pair = KeyPair.random();
    List<KeyPair> more = new ArrayList<>(keys);
    more.add(pair);
    try {
      writeKeys(dir.resolve(KEYS), more);
    } catch (IOException e) {
      throw new StateException("cannot write " + dir.resolve(KEYS) + ": " + e.getMessage(), e);
    }
    keys.add(pair);
    return pair;
  }

  public String adminToken() {
    return adminToken;
  }

  /// Where the inputs are.
  public Path log() {
    return dir.resolve("inputs.log");
  }

  @Override
  public void close() throws StateException {
    try {
      lock.close();
    } catch (IOException e) {
      throw new StateException("cannot release " + dir + ": " + e.getMessage(), e);
    }
  }
}
