package io.floatwise.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.InputException;
import io.floatwise.core.error.NotAllowedException;
import io.floatwise.proving.Proves;
import io.floatwise.store.backup.Import.Fate;
import io.floatwise.store.database.DataDirectoryException;
import io.floatwise.store.journal.FirstRelease;
import io.floatwise.testkit.journal.RandomEntries;
import io.floatwise.testkit.machine.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an earlier release left goes to another place, once.
class ImportTest {

  private static final RandomEntries RANDOM = new RandomEntries(20_261_130);

  private static Postgres postgres;

  @TempDir Path temp;

  @BeforeAll
  static void start() {
    postgres = Postgres.start();
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  /// A data directory of the first release: journals without tokens, no vault.
  private Path first(int entries) throws Exception {
    Path data = temp.resolve("first");
    Files.createDirectories(data.resolve("paper"));
    String file = data.resolve("paper/journal.db").toString();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      FirstRelease.fill(connection, "x", RANDOM.between(1, entries));
    }
    return data;
  }

  private static Map<String, Fate> imported(Path from, Home to) {
    var fates = new LinkedHashMap<String, Fate>();
    new Import(to).from(from).forEach(each -> fates.put(each.contents().title(), each.fate()));
    return fates;
  }

  private List<Home> targets() {
    return List.of(
        Places.folder(temp.resolve("folder")),
        Places.database(temp.resolve("beside"), postgres.database()));
  }

  @Test
  @Proves(
      value = "P5.3.1.8",
      breaks = {Import.class, Table.class})
  void whatTheFirstReleaseLeftIsThereOnceHoweverOftenItIsImported() throws Exception {
    Path from = first(40);
    byte[] before = Files.readAllBytes(from.resolve("paper/journal.db"));
    for (Home home : targets()) {
      assertThat(imported(from, home)).isEqualTo(Map.of("journal paper", Fate.BROUGHT));
      assertThat(Places.entries(home, "paper", "x")).isEqualTo(RANDOM.between(1, 40));
      Map<String, SectionContents> once = Places.digests(home);

      assertThat(imported(from, home)).isEqualTo(Map.of("journal paper", Fate.UNCHANGED));
      assertThat(Places.digests(home)).isEqualTo(once);

      Places.append(home, "paper", "x", RANDOM.between(41, 45));
      assertThat(imported(from, home)).isEqualTo(Map.of("journal paper", Fate.GONE_ON));
      assertThat(Places.entries(home, "paper", "x")).isEqualTo(RANDOM.between(1, 45));
    }
    assertThat(Files.readAllBytes(from.resolve("paper/journal.db"))).isEqualTo(before);
    assertThat(Places.files(temp)).noneMatch(file -> file.toString().contains("restore.new"));
  }

  @Test
  @Proves(value = "P5.3.1.8", breaks = JournalCheck.class, breaksMethods = "isBeginningOf")
  void anotherJournalIsNeitherMixedInNorReplaced() throws Exception {
    Path from = first(40);
    for (Home home : targets()) {
      Places.append(home, "paper", "x", new RandomEntries(1).between(1, 50));
      Map<String, SectionContents> before = Places.digests(home);
      assertThatThrownBy(() -> imported(from, home))
          .isInstanceOf(NotAllowedException.class)
          .hasMessageContaining("found something else: journal paper in ")
          .hasMessageContaining("nothing was changed");
      assertThat(Places.digests(home)).isEqualTo(before);
    }
    Home shorter = Places.folder(temp.resolve("shorter"));
    Places.append(shorter, "paper", "x", RANDOM.between(1, 39));
    assertThatThrownBy(() -> imported(from, shorter)).isInstanceOf(NotAllowedException.class);
    assertThat(Places.entries(shorter, "paper", "x")).hasSize(39);
  }

  /// From the folder that the program used so far into the database that it is to use from now on.
  @Test
  @Proves(value = "P5.3.1.8", breaks = Import.class, breaksMethods = "judged")
  void theSameDataDirectoryMovesIntoADatabase() throws Exception {
    Home folder = Places.folder(temp.resolve("mine"));
    Places.append(folder, "demo", "demo", RANDOM.between(1, 5));
    Places.append(folder, "paper", "x", RANDOM.between(1, 9));
    Places.vault(folder, "token", "correct-horse-battery");
    Home inDatabase = Places.database(folder.data(), postgres.database());

    assertThat(imported(folder.data(), inDatabase))
        .isEqualTo(
            Map.of(
                "journal demo", Fate.IN_PLACE,
                "journal paper", Fate.BROUGHT,
                "vault", Fate.IN_PLACE));
    Places.append(inDatabase, "paper", "x", RANDOM.between(10, 11));
    assertThat(Places.entries(inDatabase, "paper", "x")).isEqualTo(RANDOM.between(1, 11));

    Home other = Places.folder(temp.resolve("other"));
    assertThat(imported(folder.data(), other).values()).containsOnly(Fate.BROUGHT);
    Places.vault(other, "token", "another-value");
    assertThat(imported(folder.data(), other))
        .containsEntry("vault", Fate.GONE_ON)
        .containsEntry("journal demo", Fate.UNCHANGED);
    assertThat(Places.secret(other, "token")).contains("another-value");
  }

  @Test
  @Proves(value = "P5.3.1.8", breaks = Import.class, breaksMethods = "stopOthers")
  void nothingIsTakenFromUnderARunningBot() throws Exception {
    Home folder = Places.folder(temp.resolve("mine"));
    Places.append(folder, "paper", "x", RANDOM.between(1, 9));
    Home other = Places.folder(temp.resolve("other"));
    Places.open(
        folder,
        "paper",
        "x",
        _ ->
            assertThatThrownBy(() -> imported(folder.data(), other))
                .isInstanceOf(DataDirectoryException.class)
                .hasMessageContaining("expected to be its only writer"));
    assertThat(Places.files(other.data())).isEmpty();
    assertThat(imported(folder.data(), other)).containsEntry("journal paper", Fate.BROUGHT);
  }

  @Test
  void whatIsNoOtherDataDirectoryIsRefused() throws Exception {
    Home home = Places.folder(temp.resolve("mine"));
    assertThatThrownBy(() -> imported(temp.resolve("nowhere"), home))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--from: expected a data directory with journals, found none in ");
    assertThatThrownBy(() -> imported(home.data(), home))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found the same one");
  }
}
