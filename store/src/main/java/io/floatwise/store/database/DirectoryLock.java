package io.floatwise.store.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The right of one process to write in a data directory; the operating system takes it back when
/// the process ends, however it ends.
public final class DirectoryLock implements AutoCloseable {

  /// Folders locked by this process. POSIX drops every lock of a process on a file as soon as the
  /// process closes any handle of that file, so a second attempt must not even open it.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final DataDirectory directory;
  private final Path key;
  private final FileChannel channel;

  private DirectoryLock(DataDirectory directory, Path key, FileChannel channel) {
    this.directory = directory;
    this.key = key;
    this.channel = channel;
  }

  /// Takes it, before anything else is done that a second start should not do.
  ///
  /// @throws DataDirectoryException if another process, or this one, holds it already
  public static DirectoryLock take(DataDirectory directory) {
    Path key;
    try {
      key = directory.path().toRealPath();
    } catch (IOException e) {
      throw unlockable(directory, e);
    }
    if (!HELD.add(key)) {
      throw inUse(directory, "this process");
    }
    boolean taken = false;
    try {
      DirectoryLock lock = new DirectoryLock(directory, key, lock(directory));
      taken = true;
      return lock;
    } catch (IOException e) {
      throw unlockable(directory, e);
    } finally {
      if (!taken) {
        HELD.remove(key);
      }
    }
  }

  /// What it is the right to write in.
  DataDirectory directory() {
    return directory;
  }

  private static FileChannel lock(DataDirectory directory) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.lock(),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    boolean taken = false;
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw inUse(directory, "process " + owner(channel));
      }
      channel.truncate(0);
      channel.write(ascii(Long.toString(ProcessHandle.current().pid())), 0);
      taken = true;
      return channel;
    } finally {
      if (!taken) {
        channel.close();
      }
    }
  }

  private static String owner(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(20);
    int length = channel.read(buffer, 0);
    String pid =
        length <= 0 ? "" : new String(buffer.array(), 0, length, StandardCharsets.US_ASCII).strip();
    return pid.isEmpty() ? "that has just started" : pid;
  }

  private static ByteBuffer ascii(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static DataDirectoryException inUse(DataDirectory directory, String owner) {
    return new DataDirectoryException(
        "data directory "
            + directory.path()
            + ": expected to be its only writer, found it in use by "
            + owner
            + "; stop that one or choose another folder");
  }

  private static DataDirectoryException unlockable(DataDirectory directory, IOException cause) {
    return new DataDirectoryException(
        "data directory "
            + directory.path()
            + ": expected to lock "
            + directory.lock().getFileName()
            + ", found: "
            + cause.getMessage()
            + "; check the rights, the free space and the file system",
        cause);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new DataDirectoryException("cannot release the lock of " + key + ": " + e, e);
    } finally {
      HELD.remove(key);
    }
  }
}
