package io.floatwise.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.Main;
import io.floatwise.core.journal.Entry;
import io.floatwise.proving.Proves;
import io.floatwise.sandbox.SandboxConfig;
import io.floatwise.sandbox.SandboxServer;
import io.floatwise.sandbox.exchange.ClockSpeed;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.journal.JournalReading;
import io.floatwise.store.journal.SqlJournal;
import io.floatwise.testkit.journal.RandomEntries;
import io.floatwise.testkit.machine.Postgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `floatwise backup`, `restore` and `import`, as a person types them.
class BackupCommandsTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path temp;

  private record Ended(int code, String out, String err) {}

  private Ended run(Path data, String line) {
    var words = new ArrayList<>(List.of(line.split(" ")));
    words.addAll(List.of("--data", data.toString()));
    var err = new StringWriter();
    var out = new ByteArrayOutputStream();
    var said = new ByteArrayOutputStream();
    InputStream in = System.in;
    PrintStream usualOut = System.out;
    PrintStream usualErr = System.err;
    try {
      System.setIn(new ByteArrayInputStream("canary-value\n".getBytes(StandardCharsets.UTF_8)));
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
      int code =
          Main.commandLine(Locale.ENGLISH)
              .setErr(new PrintWriter(err, true))
              .execute(words.toArray(String[]::new));
      return new Ended(
          code, out.toString(StandardCharsets.UTF_8), said.toString(StandardCharsets.UTF_8) + err);
    } finally {
      System.setIn(in);
      System.setOut(usualOut);
      System.setErr(usualErr);
    }
  }

  private Ended keyed(Path data, String line) {
    return run(data, line + " --master-key-file " + temp.resolve("k"));
  }

  private static JsonNode summary(Ended ended) {
    assertThat(ended.code()).as(ended.err()).isZero();
    return JSON.readTree(ended.out().lines().toList().getLast());
  }

  @Test
  @Proves(
      value = "P5.3.1.9",
      breaks = {
        BackupCommand.class,
        BackupCheckCommand.class,
        RestoreCommand.class,
        BackupText.class
      })
  void aDemoWhoseDataWereWipedGoesOnFromItsBackupWithEqualBooks() throws Exception {
    Path data = temp.resolve("data");
    Path market = DataDirectory.open(data).sandbox();
    try (SandboxServer sandbox =
        SandboxServer.start(SandboxConfig.seeded(market, 1, ClockSpeed.UNPACED))) {
      String demo = "demo --headless --patience 100000 --sandbox " + sandbox.baseUrl();
      JsonNode first = summary(run(data, demo + " --until sold"));
      assertThat(keyed(data, "secrets init").code()).isZero();
      assertThat(keyed(data, "secrets set canary-name").code()).isZero();
      Path file = temp.resolve("x.backup");
      Ended written = keyed(data, "backup --to " + file);
      assertThat(written.err()).startsWith("backup " + file + ": ").endsWith(" MB\n");
      assertThat(written.code()).isZero();
      delete(data.resolve("demo-on-sandbox"));
      Files.delete(data.resolve("secrets.db"));

      Ended checked = keyed(data, "backup check " + file);
      assertThat(checked.code()).as(checked.err()).isZero();
      assertThat(checked.out())
          .contains(": whole, every seal, digest and chain holds\n")
          .containsPattern("WHAT +ACCOUNT +ENTRIES\njournal demo-on-sandbox +demo +[1-9][0-9]+\n")
          .containsPattern("\nvault +default +1\n\n[0-9]+ rows, 0\\.[0-9]{3} MB\n$")
          .doesNotContain("canary");
      Ended restored = keyed(data, "restore " + file);
      assertThat(restored.code()).as(restored.err()).isZero();
      assertThat(restored.err())
          .containsPattern("journal demo-on-sandbox +demo +[1-9][0-9]+\n")
          .contains("\nto " + data + ", as it was at ")
          .doesNotContain("canary");
      assertThat(keyed(data, "secrets check").out()).contains("1 of 1 secrets open");

      JsonNode second = summary(run(data, demo + " --until sold"));
      assertThat(second.get("ledger").asString()).isEqualTo("equal");
      assertThat(second.get("sales").asInt()).isGreaterThan(first.get("sales").asInt());
      assertThat(second.get("purchases").asInt())
          .isGreaterThanOrEqualTo(first.get("purchases").asInt());
    }
  }

  @Test
  @Proves(value = "P5.3.1.8", breaks = ImportCommand.class)
  void anImportSaysWhatBecameOfEachThing() throws Exception {
    Path data = temp.resolve("data");
    keyed(data, "secrets init");
    keyed(data, "secrets set canary-name");
    Path other = temp.resolve("other");

    Ended first = run(other, "import --from " + data);
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.err())
        .containsPattern("vault +brought, 3 rows\n")
        .contains("import to " + other + ": done\n");
    assertThat(run(other, "import --from " + data).err())
        .containsPattern("vault +there already, row by row; nothing changed\n");
    keyed(other, "secrets set another");
    assertThat(run(other, "import --from " + data).err())
        .containsPattern("vault +there already, and has gone on since; left alone\n");
    assertThat(keyed(other, "secrets check").out()).contains("2 of 2 secrets open");
    assertThat(run(data, "import --from " + data).code()).isEqualTo(2);
  }

  @Test
  @Proves(
      value = "P5.3.1.9",
      breaks = {BackupCommand.class, DataOption.class})
  void theEnvironmentNamesTheDatabaseAndTheKey() throws Exception {
    Path first = temp.resolve("first");
    List<Entry> entries = new RandomEntries(5).between(1, 60);
    try (var journal = SqlJournal.open(DataDirectory.open(first.resolve("paper")), "x")) {
      journal.append(entries);
    }
    Path beside = temp.resolve("beside");
    Path file = temp.resolve("x.backup");
    try (Postgres postgres = Postgres.start()) {
      String url = postgres.database();
      Ended moved = child(url, "import --from " + first, beside);
      assertThat(moved.err())
          .containsPattern("journal paper +brought, 61 rows\n")
          .contains(" and PostgreSQL 127.0.0.1:");
      Ended written = child(url, "backup --to " + file, beside);
      assertThat(written.err()).contains(": 61 rows, ");
    }
    Ended restored = child("", "restore " + file, temp.resolve("second"));
    assertThat(restored.err()).containsPattern("journal paper +x +60\n");
    List<Entry> found = new ArrayList<>();
    try (var reading = JournalReading.open(temp.resolve("second/paper"))) {
      reading.replay("x", found::add);
    }
    assertThat(found).isEqualTo(entries);
  }

  /// The program in a process of its own.
  private Ended child(String url, String line, Path data) throws Exception {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(line.split(" ")));
    command.addAll(List.of("--data", data.toString()));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("DATABASE_URL", url);
    builder
        .environment()
        .put("FLOATWISE_MASTER_KEY", "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return new Ended(0, "", said);
  }

  @Test
  void whatCannotBeDoneSaysWhatToDo() throws Exception {
    Path data = temp.resolve("data");
    Path file = temp.resolve("x.backup");
    assertThat(run(data, "backup --to " + file).err())
        .contains("expected a master key to encrypt it with")
        .contains("floatwise secrets init --master-key-file FILE makes one");
    assertThat(run(data, "backup").err()).contains("expected either --to or --to-folder");
    assertThat(run(data, "backup --keep 2 --to " + file).err()).contains("--keep: expected");
    keyed(data, "secrets init");
    keyed(data, "backup --to " + file);
    assertThat(keyed(data, "backup --to " + file).code()).as("never replaced").isEqualTo(2);
    assertThat(keyed(data, "restore " + file).err())
        .contains("found vault in ")
        .contains("error 8000: ");
    assertThat(run(data, "restore " + file).err())
        .contains("master key: expected --master-key-file");
    assertThat(run(temp.resolve("b"), "restore " + temp.resolve("none")).err())
        .contains("none: expected a file, found none")
        .contains("error 3000");
    Path keys = Files.writeString(temp.resolve("other.key"), "A".repeat(43) + "=");
    assertThat(keys.toFile().setReadable(false, false) && keys.toFile().setReadable(true)).isTrue();
    assertThat(run(data, "backup check " + file + " --master-key-file " + keys).code())
        .isEqualTo(2);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    Ended damaged = keyed(data, "backup check " + file);
    assertThat(damaged.code()).isEqualTo(1);
    assertThat(damaged.err()).contains("expected chunk 1 as it was written").contains("error 7000");
  }

  @Test
  @Proves(value = "P5.3.1.9", breaks = BackupCommand.class)
  void aFolderKeepsTheNewest() throws Exception {
    Path data = temp.resolve("data");
    keyed(data, "secrets init");
    Path folder = Files.createDirectory(temp.resolve("backups"));
    String line = "backup --keep 1 --to-folder " + folder;
    assertThat(keyed(data, line).err()).contains("floatwise-").endsWith(" MB\n");
    Path old;
    try (Stream<Path> files = Files.list(folder)) {
      Path first = files.findFirst().orElseThrow();
      String name = first.getFileName().toString().replaceAll("[0-9]{8}T", "20200101T");
      old = Files.move(first, folder.resolve(name));
    }
    assertThat(keyed(data, line).err()).endsWith(" MB\ndeleted: " + old + "\n");
    assertThat(folder).isDirectoryNotContaining(old::equals);
    assertThat(keyed(data, "backup --keep 0 --to-folder " + folder).err())
        .contains("--keep: expected 1 or more, found 0");
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
