package io.floatwise.store.backup;

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
  static final int MOST_BYTES = 64 * 1024 * 1024;

  private BackupFormat() {}
}
