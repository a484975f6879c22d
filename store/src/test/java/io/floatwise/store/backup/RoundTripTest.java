package io.floatwise.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.NotAllowedException;
import io.floatwise.core.error.StorageException;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.people.Actor;
import io.floatwise.core.people.Person;
import io.floatwise.core.people.Role;
import io.floatwise.proving.Proves;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.database.DirectoryLock;
import io.floatwise.store.journal.JournalHome;
import io.floatwise.store.lease.Clocks;
import io.floatwise.store.lease.Lease;
import io.floatwise.store.lease.LeaseTerms;
import io.floatwise.testkit.journal.RandomEntries;
import io.floatwise.testkit.machine.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A backup, restored anywhere, gives the same system.
class RoundTripTest {

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

  private static final RandomEntries RANDOM = new RandomEntries(20_261_129);

  private Home source() {
    Home home = Places.folder(temp.resolve("source"));
    Places.append(home, "demo", "demo", RANDOM.between(1, 30));
    Places.append(home, "paper", "Ünï 1", RANDOM.between(1, 300));
    Places.append(home, "paper", "a.2", RANDOM.between(1, 7));
    Places.open(home, "paper", "empty", _ -> {});
    Places.vault(home, "token", "correct-horse-battery");
    Places.people(
        home,
        people -> {
          Person owner = people.claim(4711, "Ömer", Places.NOW).orElseThrow();
          String code = people.invite(Actor.of(owner), Role.TRADER, Places.NOW);
          people.accept(code, 4712, "Nina", Places.NOW);
          people.invite(Actor.TERMINAL, Role.VIEWER, Places.NOW);
        });
    return home;
  }

  private Contents restored(Path backup, Home home) {
    return new Restore(home).from(backup, Places.key(), true);
  }

  @Test
  @Proves(
      value = "P5.3.1.9",
      breaks = {Restore.class, TableReading.class, TableWriting.class, JournalPart.class})
  void theSameRowsComeBackInAFolderAndInADatabaseAndFromTheOneInTheOther() {
    Home source = source();
    Path first = temp.resolve("first.backup");
    Contents written = Places.backups(source).write(first, Places.key(), true);
    Map<String, SectionContents> before = Places.digests(source);
    assertThat(written.sections()).containsExactlyElementsOf(before.values());
    assertThat(before.keySet()).containsExactly("journal demo", "journal paper", "people", "vault");
    assertThat(before.get("journal paper").counts())
        .isEqualTo(Map.of("Ünï 1", 300L, "a.2", 7L, "empty", 0L));

    Home inDatabase = Places.database(temp.resolve("b"), postgres.database());
    assertThat(restored(first, inDatabase)).isEqualTo(written);
    assertThat(Places.digests(inDatabase)).isEqualTo(before);
    assertThat(new JournalHome(temp.resolve("b"), Optional.empty()).names())
        .as("the demo is always in the folder")
        .containsExactly("demo");
    Places.append(inDatabase, "paper", "a.2", RANDOM.between(8, 9));
    Places.people(inDatabase, people -> people.join(4713, "later", Role.VIEWER, Places.NOW));

    Path second = temp.resolve("second.backup");
    Places.backups(inDatabase).write(second, Places.key(), true);
    Home back = Places.folder(temp.resolve("c"));
    restored(second, back);

    assertThat(Places.digests(back)).isEqualTo(Places.digests(inDatabase));
    assertThat(Places.entries(back, "paper", "a.2")).isEqualTo(RANDOM.between(1, 9));
    assertThat(Places.entries(back, "paper", "Ünï 1")).isEqualTo(RANDOM.between(1, 300));
    Places.people(
        back,
        people -> {
          assertThat(people.all())
              .extracting(Person::name)
              .containsExactlyInAnyOrder("Ömer", "Nina", "later");
          assertThat(people.ofTelegram(4712).orElseThrow().invitedBy())
              .contains(people.ofTelegram(4711).orElseThrow().id());
          people.join(4714, "goes on", Role.VIEWER, Places.NOW);
        });
    Places.append(back, "demo", "demo", RANDOM.between(31, 40));
    assertThat(Places.entries(back, "demo", "demo")).isEqualTo(RANDOM.between(1, 40));
    assertThat(Places.secret(back, "token")).contains("correct-horse-battery");
  }

  @Test
  @Proves(value = "P5.2.2.8", breaks = PeopleCheck.class)
  void peopleOfWhomAChangeWasTakenAwayAreNotBackedUp() throws SQLException {
    Home source = source();
    String url = "jdbc:sqlite:" + new DataDirectory(source.data()).people();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "DELETE FROM people_change WHERE seq = (SELECT max(seq) FROM people_change)");
    }
    Path backup = temp.resolve("cut.backup");
    assertThatThrownBy(() -> Places.backups(source).write(backup, Places.key(), true))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("expected the changes of people to end with number");
    assertThat(backup).doesNotExist();
  }

  @Test
  @Proves(value = "P5.3.1.9", breaks = Backups.class, breaksMethods = "inDatabase")
  void aDatabaseIsBackedUpAsItIsAtOneMomentWhileOthersWriteIt() throws Exception {
    whileOneWrites(Places.database(temp.resolve("a"), postgres.database()));
  }

  @Test
  @Proves(value = "P5.3.1.9", breaks = BackupWriter.class)
  void aFileIsBackedUpAsItIsAtOneMomentWhileOthersWriteIt() throws Exception {
    whileOneWrites(Places.folder(temp.resolve("a")));
  }

  /// What the writer brings to `live` it brings to `paper` afterwards, which is read last: of two
  /// moments the later one would have more in `paper`.
  private void whileOneWrites(Home home) throws Exception {
    long first = 3_000;
    Places.append(home, "live", "x", RANDOM.between(1, first));
    Places.append(home, "paper", "x", RANDOM.between(1, first));
    var begun = new CountDownLatch(1);
    var stop = new AtomicBoolean();
    var confirmed = new AtomicLong(first);
    Thread writer =
        Thread.ofPlatform()
            .start(() ->
                Places.open(
                    home,
                    "live",
                    "x",
                    live ->
                        Places.open(
                            home,
                            "paper",
                            "x",
                            paper -> {
                              while (!stop.get()) {
                                long next = confirmed.get() + 1;
                                live.append(RANDOM.between(next, next));
                                paper.append(RANDOM.between(next, next));
                                confirmed.set(next);
                                begun.countDown();
                              }
                            })));
    Path backup = temp.resolve("beside.backup");
    long before;
    long after;
    try {
      begun.await();
      before = confirmed.get();
      Places.backups(home).write(backup, Places.key(), true);
      after = confirmed.get();
    } finally {
      stop.set(true);
      writer.join();
    }
    assertThat(after).as("it went on writing").isGreaterThan(before);

    Home fresh = Places.folder(temp.resolve("fresh"));
    restored(backup, fresh);
    List<Entry> live = Places.entries(fresh, "live", "x");
    assertThat((long) live.size()).isBetween(before, after + 1);
    assertThat(live).isEqualTo(RANDOM.between(1, live.size()));
    List<Entry> paper = Places.entries(fresh, "paper", "x");
    assertThat(paper).isEqualTo(RANDOM.between(1, paper.size()));
    if (home.database().isPresent()) {
      assertThat(paper.size()).as("of one moment").isBetween(live.size() - 1, live.size());
    }
  }

  /// An account that was traded under the seventh lease is next traded under the eighth.
  @Test
  @Proves(value = "P5.3.1.9", breaks = JournalPart.class, breaksMethods = "finish")
  void nobodyGetsALeaseAgainThatAnEarlierHolderHad() {
    Home home = Places.database(temp.resolve("a"), postgres.database());
    long token = leased(home, 7);
    Path backup = temp.resolve("leased.backup");
    Places.backups(home).write(backup, Places.key(), true);

    Home folder = Places.folder(temp.resolve("b"));
    restored(backup, folder);
    Path again = temp.resolve("again.backup");
    Places.backups(folder).write(again, Places.key(), true);
    Home other = Places.database(temp.resolve("c"), postgres.database());
    restored(again, other);

    assertThat(leased(other, 1)).as("of the next holder").isEqualTo(token + 1);
    assertThat(Places.entries(other, "live", "x")).hasSize(8);
  }

  /// Takes and gives back the lease so many times, with an entry under each.
  ///
  /// @return the last token
  private static long leased(Home home, int times) {
    long token = 0;
    var place = new JournalHome(home.data(), home.database()).place("live");
    var clocks = new Clocks(System::nanoTime, InstantSource.system());
    try (var lock = DirectoryLock.take(DataDirectory.open(place.folder()));
        var journals = place.write(lock)) {
      var leases = journals.leases("node", LeaseTerms.USUAL, clocks);
      for (int i = 0; i < times; i++) {
        Lease lease = leases.take("x").orElseThrow();
        token = lease.token();
        try (var journal = journals.open("x", lease)) {
          long[] last = new long[1];
          journal.replay(entry -> last[0] = entry.seq());
          journal.append(RANDOM.between(last[0] + 1, last[0] + 1));
        }
        leases.release(lease);
      }
    }
    return token;
  }

  @Test
  @Proves(value = "P5.3.1.9", breaks = StagedSection.class)
  void whatIsReadBackOtherwiseThanItWasWrittenNeverAppears() throws Exception {
    Home source = source();
    SectionContents contents = Places.digests(source).get("journal paper");
    for (Home home :
        List.of(
            Places.folder(temp.resolve("b")),
            Places.database(temp.resolve("c"), postgres.database()))) {
      Section target = new JournalPart().to(home, "paper");
      try (Staging staging = Staging.open(home)) {
        staging.make("a test", List.of(target));
        try (StagedSection staged = staging.fill(target)) {
          Section from = new JournalPart().to(source, "paper");
          Target.ask(
              from,
              (connection, prefix) -> {
                Rows allButOne =
                    (table, cells) -> {
                      if (!cells.getFirst().equals("empty")) {
                        staged.row(table, cells);
                      }
                    };
                return Examined.of(from, connection, prefix, allButOne);
              });
          assertThatThrownBy(() -> staged.end(contents))
              .isInstanceOf(StorageException.class)
              .hasMessageContaining("expected to read back %d rows".formatted(contents.rows()))
              .hasMessageContaining("nothing was made visible");
        }
      }
      assertThat(Places.digests(home)).isEmpty();
      assertThat(Places.files(home.data())).isEmpty();
    }
  }

  /// Killed when some had appeared and others had not.
  @Test
  @Proves(value = "P5.3.1.9", breaks = Restore.class, breaksMethods = "missing")
  void whatARestoreHadBroughtWhenItWasKilledStaysAndTheRestIsBrought() throws Exception {
    Home source = source();
    Path backup = temp.resolve("x.backup");
    Contents written = Places.backups(source).write(backup, Places.key(), true);
    for (Home home :
        List.of(
            Places.folder(temp.resolve("b")),
            Places.database(temp.resolve("c"), postgres.database()))) {
      restored(backup, home);
      Path stage = Files.createDirectory(home.data().resolve("restore.new"));
      Files.writeString(stage.resolve("of"), written.id());
      Files.writeString(stage.resolve("vault-vault.db"), "the rest of a draft");
      Files.delete(home.data().resolve("secrets.db"));
      Files.delete(home.data().resolve("demo/journal.db"));

      assertThat(restored(backup, home)).isEqualTo(written);
      assertThat(Places.digests(home)).isEqualTo(Places.digests(source));
      assertThat(stage).doesNotExist();
      assertThatThrownBy(() -> restored(backup, home)).isInstanceOf(NotAllowedException.class);

      Files.createDirectory(stage);
      Files.writeString(stage.resolve("of"), written.id());
      Places.append(home, "paper", "a.2", RANDOM.between(8, 8));
      assertThatThrownBy(() -> restored(backup, home))
          .as("somebody has gone on with it since")
          .isInstanceOf(NotAllowedException.class)
          .hasMessageContaining("found journal paper in ");
    }
  }

  @Test
  @Proves(
      value = "P5.3.1.9",
      breaks = {Target.class, Restore.class})
  void whatIsThereIsNeverReplaced() {
    Path backup = temp.resolve("x.backup");
    Home source = source();
    Places.backups(source).write(backup, Places.key(), true);
    Home folder = Places.folder(temp.resolve("b"));
    Places.append(folder, "paper", "mine", RANDOM.between(1, 3));
    String url = postgres.database();
    Home inDatabase = Places.database(temp.resolve("c"), url);
    Places.append(inDatabase, "paper", "mine", RANDOM.between(1, 3));
    Home beside = Places.database(temp.resolve("b"), postgres.database());

    for (Home home : List.of(folder, inDatabase, beside, source)) {
      Map<String, SectionContents> before = Places.digests(home);
      assertThatThrownBy(() -> restored(backup, home))
          .isInstanceOf(NotAllowedException.class)
          .hasMessageContaining("journal paper in ")
          .hasMessageContaining("nothing was changed");
      assertThat(Places.digests(home)).isEqualTo(before);
    }
    assertThatThrownBy(() -> Places.backups(source).write(backup, Places.key(), true))
        .hasMessageContaining("expected a new file, found one that is there already");
    Home elsewhere = Places.folder(temp.resolve("d"));
    Places.vault(elsewhere, "token", "mine");
    new Restore(elsewhere).from(backup, Places.key(), false);
    assertThat(Places.secret(elsewhere, "token")).contains("mine");
    assertThat(Places.digests(elsewhere))
        .containsOnlyKeys("journal demo", "journal paper", "people", "vault");
  }
}
