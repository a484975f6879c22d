package io.floatwise.store.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/// Lets one process at a time make or update the tables of a file that several share. Waits for the
/// others; the operating system takes it back when the process ends, however it ends.
final class MakingLock implements AutoCloseable {

  /// A process must not ask the system for a lock that it holds already.
  private static final ReentrantLock PROCESS = new ReentrantLock();

  private final FileChannel channel;

  private MakingLock(FileChannel channel) {
    this.channel = channel;
  }

  /// @param file to be made; the lock is a file beside it
  /// @throws IOException if it cannot be locked
  static MakingLock take(Path file) throws IOException {
    PROCESS.lock();
    boolean taken = false;
    try {
      FileChannel channel =
          FileChannel.open(
              file.resolveSibling(file.getFileName() + ".lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      try {
        channel.lock();
        taken = true;
        return new MakingLock(channel);
      } finally {
        if (!taken) {
          channel.close();
        }
      }
    } finally {
      if (!taken) {
        PROCESS.unlock();
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      PROCESS.unlock();
    }
  }
}
