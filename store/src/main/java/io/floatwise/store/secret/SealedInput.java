package io.floatwise.store.secret;

import io.floatwise.core.error.StorageException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import javax.crypto.Cipher;

/// Opens a sealed file, chunk by chunk; what it hands out was written by who had the master key,
/// and nothing was left out before it. Only when it says that it is at its end is it whole. One
/// thread at a time.
public final class SealedInput extends InputStream {

  private final BufferedInputStream in;
  private final Path file;
  private final KeyBytes key;
  private final SealedChunks chunks;
  private final byte[] sealed = new byte[SealedChunks.CLEAR + SealedChunks.TAG];
  private byte[] clear = new byte[0];
  private int read;
  private boolean ended;

  private SealedInput(BufferedInputStream in, Path file, KeyBytes key) {
    this.in = in;
    this.file = file;
    this.key = key;
    this.chunks = new SealedChunks(key, Cipher.DECRYPT_MODE);
  }

  /// @param in at the beginning of the file; stays open
  /// @param file for messages
  /// @throws io.floatwise.core.error.InputException if it is not the right master key
  /// @throws StorageException if it is no sealed file
  public static SealedInput open(InputStream in, MasterSource source, Path file)
      throws IOException {
    var buffered = new BufferedInputStream(in, 2 * SealedChunks.CLEAR);
    KeyBytes key = SealedHead.read(buffered, file).unlock(source, file);
    return new SealedInput(buffered, file, key);
  }

  @Override
  public int read() throws IOException {
    return fill() ? clear[read++] & 0xff : -1;
  }

  /// @throws StorageException if the file was damaged, changed or cut off
  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int part = Math.min(length, clear.length - read);
    System.arraycopy(clear, read, bytes, from, part);
    read += part;
    return part;
  }

  /// @return whether there is more
  private boolean fill() throws IOException {
    while (read == clear.length && !ended) {
      int length = in.readNBytes(sealed, 0, sealed.length);
      in.mark(1);
      boolean last = in.read() < 0;
      in.reset();
      if (length < SealedChunks.TAG) {
        throw damaged();
      }
      clear = chunks.next(sealed, length, last).orElseThrow(this::damaged);
      read = 0;
      ended = last;
    }
    return read < clear.length;
  }

  private StorageException damaged() {
    return new StorageException(
        "backup %s: expected chunk %d as it was written, found that it was damaged, changed, moved or"
                .formatted(file, chunks.count() + 1)
            + " cut off; nothing of it can be trusted: take another backup");
  }

  /// Clears the key.
  @Override
  public void close() {
    ended = true;
    read = clear.length;
    key.close();
  }
}
