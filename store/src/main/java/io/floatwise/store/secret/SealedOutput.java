package io.floatwise.store.secret;

import io.floatwise.store.database.DataDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import javax.crypto.Cipher;

/// Seals what is written to it, in constant memory. Only [#finish] makes it whole: what was not
/// finished does not open. One thread at a time.
public final class SealedOutput extends OutputStream {

  private final OutputStream out;
  private final KeyBytes key;
  private final SealedChunks chunks;
  private final byte[] clear = new byte[SealedChunks.CLEAR];
  private int filled;
  private boolean finished;

  private SealedOutput(OutputStream out, KeyBytes key) {
    this.out = out;
    this.key = key;
    this.chunks = new SealedChunks(key, Cipher.ENCRYPT_MODE);
  }

  /// Begins a sealed file; writes its head.
  ///
  /// @param source the master key, which may be that of the vault: the file has a key of its own
  /// @param data must not hold the master key
  /// @param file for messages
  /// @throws io.floatwise.core.error.InputException if the master key cannot be used
  public static SealedOutput begin(
      OutputStream out, MasterSource source, DataDirectory data, Path file) throws IOException {
    SealedHead.Keyed fresh = SealedHead.fresh(source, new VaultPlace(data.path(), file));
    fresh.head().write(out);
    return new SealedOutput(out, fresh.key());
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (finished) {
      throw new IOException("the file is finished");
    }
    int done = 0;
    while (done < length) {
      // Only when more comes is it certain that a full chunk is not the last one.
      if (filled == clear.length) {
        seal(false);
      }
      int part = Math.min(length - done, clear.length - filled);
      System.arraycopy(bytes, from + done, clear, filled, part);
      filled += part;
      done += part;
    }
  }

  /// Writes the last chunk. The stream below stays open.
  public void finish() throws IOException {
    if (!finished) {
      seal(true);
      finished = true;
      out.flush();
    }
  }

  private void seal(boolean last) throws IOException {
    Optional<byte[]> sealed = chunks.next(clear, filled, last);
    out.write(sealed.orElseThrow(() -> new IllegalStateException("nothing refuses to be sealed")));
    filled = 0;
  }

  /// Clears the key. Does not finish the file, and leaves the stream below open.
  @Override
  public void close() {
    finished = true;
    key.close();
  }
}
