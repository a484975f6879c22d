package io.floatwise.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.StorageException;
import io.floatwise.core.journal.Entry;
import io.floatwise.proving.Proves;
import io.floatwise.proving.Repository;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.secret.SealedOutput;
import io.floatwise.testkit.journal.RandomEntries;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What other versions of the program write inside the seal.
class BackupFormatTest {

  private static final String EMPTY = "0".repeat(64);

  /// Of a backup that this program made when the format was new; `-Dfloatwise.golden=write` makes
  /// another one.
  private static final Path GOLDEN =
      Repository.module()
          .resolve(
              "src/test/resources/io/floatwise/store/format-1-of-a-journal-and-a-vault.backup");

  @TempDir Path temp;

  /// A few lines of what is inside.
  private interface Inside {
    void into(DataOutputStream out) throws IOException;
  }

  private Path sealed(Inside inside) throws IOException {
    Path file = temp.resolve("x.backup");
    DataDirectory data = DataDirectory.open(temp.resolve("data"));
    try (OutputStream raw = Files.newOutputStream(file);
        SealedOutput out = SealedOutput.begin(raw, Places.key(), data, file)) {
      var deflated = new DeflaterOutputStream(out);
      var content = new DataOutputStream(deflated);
      inside.into(content);
      content.flush();
      deflated.finish();
      out.finish();
    }
    return file;
  }

  private static void texts(DataOutputStream out, String... texts) throws IOException {
    for (String text : texts) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      out.writeInt(utf8.length);
      out.write(utf8);
    }
  }

  private static void begin(DataOutputStream out) throws IOException {
    out.writeByte(1);
    texts(out, "2026-03-01T10:00:00Z");
  }

  private static void section(DataOutputStream out, String kind, String table, String... columns)
      throws IOException {
    out.writeByte(1);
    texts(out, kind, "live");
    out.writeByte(1);
    texts(out, table);
    out.writeByte(columns.length);
    texts(out, columns);
  }

  private static String digest(String... cells) {
    var digest = new RowDigest();
    digest.row(new Table("account", List.of(), 0), List.of(cells));
    return digest.hex();
  }

  private static void end(DataOutputStream out, long rows, String digest) throws IOException {
    out.writeByte(3);
    out.writeLong(rows);
    texts(out, digest);
    out.writeByte(4);
    out.writeInt(1);
  }

  private static void account(DataOutputStream out, String... columns) throws IOException {
    begin(out);
    section(out, "journal", "account", columns);
    out.writeByte(2);
    out.writeByte(0);
  }

  @Test
  @Proves(value = "P5.3.1.8", breaks = Layout.class)
  void rowsFromBeforeAColumnCameAreBroughtIntoTheTableAsItIsNow() throws Exception {
    Path file =
        sealed(out -> {
          account(out, "chain", "account", "seq");
          texts(out, EMPTY, "x", "0");
          end(out, 1, digest(EMPTY, "x", "0"));
        });
    Home home = Places.folder(temp.resolve("home"));
    Contents contents = new Restore(home).from(file, Places.key(), true);
    assertThat(contents.sections().getFirst().digest()).isEqualTo(digest("x", "0", EMPTY, "0"));
    assertThat(Places.digests(home))
        .isEqualTo(Map.of("journal live", contents.sections().getFirst()));
  }

  @Test
  @Proves(value = "P5.3.1.9", breaks = BackupReader.class)
  void whatIsSealedAndYetNotWhatItShouldBeIsRefused() throws Exception {
    assertRefused(
        "found the kind colours",
        out -> {
          begin(out);
          section(out, "colours", "account", "account");
        });
    assertRefused(
        "found the table colours",
        out -> {
          begin(out);
          section(out, "journal", "colours", "account");
        });
    assertRefused(
        "found other columns in account",
        out -> account(out, "account", "seq", "chain", "token", "colour"));
    assertRefused("found other columns in account", out -> account(out, "account", "seq"));
    String[] columns = {"account", "seq", "chain", "token"};
    assertRefused(
        "found 1 with",
        out -> {
          account(out, columns);
          texts(out, "x", "0", EMPTY, "0");
          end(out, 1, EMPTY);
        });
    assertRefused(
        "expected 2 rows with the digest",
        out -> {
          account(out, columns);
          texts(out, "x", "0", EMPTY, "0");
          end(out, 2, digest("x", "0", EMPTY, "0"));
        });
    assertRefused(
        "found another number of sections",
        out -> {
          begin(out);
          out.writeByte(4);
          out.writeInt(1);
        });
    assertRefused(
        "found something behind its end",
        out -> {
          begin(out);
          out.writeByte(4);
          out.writeInt(0);
          out.writeByte(4);
        });
    assertRefused(
        "expected a number in column seq of table account",
        out -> {
          account(out, columns);
          texts(out, "x", "01", EMPTY, "0");
          end(out, 1, digest("x", "01", EMPTY, "0"));
        });
    assertRefused("a file that can be read to its end", BackupFormatTest::begin);
    assertRefused("found format 2", out -> out.writeByte(2));
    assertRefused(
        "found tag 9",
        out -> {
          begin(out);
          out.writeByte(9);
        });
  }

  private void assertRefused(String found, Inside inside) throws IOException {
    Path file = sealed(inside);
    assertThatThrownBy(() -> Backups.check(file, Places.key()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(found);
  }

  @Test
  @Proves(
      value = "P5.3.1.8",
      breaks = {BackupReader.class, RowDigest.class})
  void aBackupOfTheFirstFormatIsReadForEver() throws Exception {
    if (System.getProperty("floatwise.golden", "").equals("write")) {
      Home source = Places.folder(temp.resolve("source"));
      Places.append(source, "live", "x", new RandomEntries(20_261_134).between(1, 80));
      Places.vault(source, "token", "made-up-value");
      Files.deleteIfExists(GOLDEN);
      Contents written = Places.backups(source).write(GOLDEN, Places.key(), true);
      written.sections().forEach(section -> System.out.println(section.digest()));
    }
    Home home = Places.folder(temp.resolve("home"));
    Contents contents = new Restore(home).from(GOLDEN, Places.key(), true);
    assertThat(contents.moment()).isEqualTo(Places.NOW);
    assertThat(contents.sections().stream().map(SectionContents::digest))
        .containsExactly(
            "0921b0f03229ff4ead5014b9a4be33c72c324aa09af734a21176d4170f5671cf",
            "f0a23cd9e36195f34792e4d6e684b319bad74719a8e4fd550290146715c48c4a");
    List<Entry> entries = new ArrayList<>(Places.entries(home, "live", "x"));
    assertThat(entries).hasSize(80);
    assertThat(Places.secret(home, "token")).contains("made-up-value");
  }
}
