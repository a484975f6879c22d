package io.floatwise.store.backup;

import io.floatwise.core.error.InputException;
import io.floatwise.core.error.StorageException;
import io.floatwise.store.secret.MasterSource;
import io.floatwise.store.secret.SealedHead;
import io.floatwise.store.secret.SealedInput;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// Reads a backup from its beginning to its end and believes nothing of it: seals, digests, chains
/// and its end.
///
/// @param file with the backup
record BackupReader(Path file) {

  private static final int BUFFER = 65_536;

  /// Takes the sections as they come, each after the one before it ended well.
  interface Sections {

    /// @return what takes its rows
    Rows begin(Part part, String name) throws SQLException;

    /// All rows of the section were there and can be trusted.
    void end(SectionContents contents) throws SQLException;
  }

  /// How it begins, which needs no key.
  ///
  /// @throws InputException if there is no such file
  /// @throws StorageException if it is no backup, or cannot be read
  SealedHead head() {
    if (!Files.isRegularFile(file)) {
      throw new InputException(
          "backup %s: expected a file, found %s"
              .formatted(file, Files.exists(file) ? "something that is no file" : "none"));
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return SealedHead.read(in, file);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /// Of the file, bytes.
  long size() {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /// What it holds, after all of it was looked at.
  ///
  /// @throws InputException if it is not the right master key
  /// @throws StorageException if it is not whole, or cannot be trusted
  Contents check(MasterSource source) {
    try {
      return read(
          source,
          new Sections() {
            @Override
            public Rows begin(Part part, String name) {
              return (_, _) -> {};
            }

            @Override
            public void end(SectionContents contents) {
              // The list of them is the answer.
            }
          });
    } catch (SQLException e) {
      throw new IllegalStateException("no database takes part in this", e);
    }
  }

  /// Reads all of it; nothing that `sections` took may be believed before this returns.
  ///
  /// @throws SQLException what `sections` threw
  Contents read(MasterSource source, Sections sections) throws SQLException {
    String id = head().id();
    var inflater = new Inflater();
    try (InputStream raw = Files.newInputStream(file);
        SealedInput sealed = SealedInput.open(raw, source, file);
        var in =
            new DataInputStream(
                new BufferedInputStream(new InflaterInputStream(sealed, inflater, BUFFER)))) {
      Contents contents = new Contents(id, moment(in), Files.size(file), all(in, sections));
      if (in.read() >= 0 || inflater.getRemaining() > 0 || sealed.read() >= 0) {
        throw strange("something behind its end");
      }
      return contents;
    } catch (IOException e) {
      throw unreadable(e);
    } finally {
      inflater.end();
    }
  }

  private Instant moment(DataInputStream in) throws IOException {
    int format = in.readUnsignedByte();
    if (format != BackupFormat.FORMAT) {
      throw strange("format " + format);
    }
    try {
      return Instant.parse(BackupFormat.read(in));
    } catch (DateTimeException _) {
      throw strange("no moment");
    }
  }

  private List<SectionContents> all(DataInputStream in, Sections sections)
      throws IOException, SQLException {
    List<SectionContents> all = new ArrayList<>();
    for (int tag = in.readUnsignedByte(); tag != BackupFormat.END; tag = in.readUnsignedByte()) {
      if (tag != BackupFormat.SECTION) {
        throw strange("tag " + tag);
      }
      all.add(section(in, sections));
    }
    if (in.readInt() != all.size()) {
      throw strange("another number of sections");
    }
    return all;
  }

  private SectionContents section(DataInputStream in, Sections sections)
      throws IOException, SQLException {
    String kind = BackupFormat.read(in);
    String name = BackupFormat.read(in);
    Part part = Parts.of(kind).orElseThrow(() -> newer("the kind " + kind));
    String title = SectionContents.title(kind, name);
    List<Layout> layouts = layouts(in, part);
    RowCheck check = part.check("%s in backup %s".formatted(title, file));
    Rows rows = check.and(sections.begin(part, name));
    var digest = new RowDigest();
    RowDigest arranged = layouts.stream().allMatch(Layout::isCurrent) ? digest : new RowDigest();
    int tag = in.readUnsignedByte();
    for (; tag == BackupFormat.ROW; tag = in.readUnsignedByte()) {
      int number = in.readUnsignedByte();
      if (number >= layouts.size()) {
        throw strange("table " + number);
      }
      Layout layout = layouts.get(number);
      List<String> cells = new ArrayList<>(layout.columns());
      for (int i = 0; i < layout.columns(); i++) {
        cells.add(BackupFormat.read(in));
      }
      digest.row(layout.table(), cells);
      List<String> now = layout.arranged(cells, title);
      if (arranged != digest) {
        arranged.row(layout.table(), now);
      }
      rows.row(layout.table(), now);
    }
    if (tag != BackupFormat.SECTION_END) {
      throw strange("tag " + tag);
    }
    long count = in.readLong();
    String hex = BackupFormat.read(in);
    if (count != digest.rows() || !hex.equals(digest.hex())) {
      throw new StorageException(
          "backup %s, %s: expected %d rows with the digest %s, found %d with %s; take another backup"
              .formatted(file, title, count, hex, digest.rows(), digest.hex()));
    }
    var contents = new SectionContents(kind, name, count, arranged.hex(), check.end());
    sections.end(contents);
    return contents;
  }

  private List<Layout> layouts(DataInputStream in, Part part) throws IOException {
    List<Layout> layouts = new ArrayList<>();
    for (int i = in.readUnsignedByte(); i > 0; i--) {
      String name = BackupFormat.read(in);
      List<String> columns = new ArrayList<>();
      for (int n = in.readUnsignedByte(); n > 0; n--) {
        columns.add(BackupFormat.read(in));
      }
      Table table =
          part.tables().stream()
              .filter(known -> known.name().equals(name))
              .findFirst()
              .orElseThrow(() -> newer("the table " + name));
      layouts.add(Layout.of(table, columns).orElseThrow(() -> newer("other columns in " + name)));
    }
    return layouts;
  }

  private StorageException newer(String found) {
    return new StorageException(
        "backup %s: expected what this version of the program knows, found %s; use the version that"
                .formatted(file, found)
            + " wrote it, or a later one");
  }

  private StorageException strange(String found) {
    return new StorageException(
        "backup %s: expected format %d of its contents, found %s; use the version of this program that"
                .formatted(file, BackupFormat.FORMAT, found)
            + " wrote it");
  }

  private StorageException unreadable(IOException e) {
    return new StorageException(
        "backup %s: expected a file that can be read to its end, found %s".formatted(file, e), e);
  }
}
