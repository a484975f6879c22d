package io.floatwise.store.backup;

import io.floatwise.core.error.StorageException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// What stands inside the seal, compressed. Whole numbers are big-endian, texts are UTF-8 behind
/// their length in four bytes.
///
/// ```
/// 1 byte    format, FORMAT
/// text      moment, ISO 8601
/// then, until END:
///   SECTION   kind, name (texts); number of tables (1 byte), of each its name (text), number of
///             columns (1 byte) and their names (texts)
///   ROW       number of the table (1 byte) and its cells (texts)
///   SECTION_END  rows (8 bytes) and digest (text)
/// END       sections (4 bytes)
/// ```
final class BackupFormat {

  static final int FORMAT = 1;

  static final int SECTION = 1;
  static final int ROW = 2;
  static final int SECTION_END = 3;
  static final int END = 4;

  /// Longest text. Facts are far shorter; more is not ours.
  private static final int MOST_BYTES = 64 * 1024 * 1024;

  private BackupFormat() {}

  static void write(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  /// @throws StorageException if it is longer than anything of ours
  static String read(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MOST_BYTES) {
      throw new StorageException(
          "backup: expected a text of at most %d bytes, found one of %d; use the version of this program"
                  .formatted(MOST_BYTES, length)
              + " that wrote it");
    }
    byte[] utf8 = new byte[length];
    in.readFully(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
