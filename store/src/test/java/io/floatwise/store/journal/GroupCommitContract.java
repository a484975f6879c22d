package io.floatwise.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.StorageException;
import io.floatwise.core.journal.Entry;
import io.floatwise.proving.Proves;
import io.floatwise.testkit.journal.RandomEntries;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What journals that are written together promise, on every database.
abstract class GroupCommitContract {

  private static final int WRITERS = 200;
  private static final int APPENDS = 25;

  private final RandomEntries random = new RandomEntries(20_261_201);

  /// All of one database, opened anew; those before are closed.
  abstract Journals journals();

  /// What somebody does past our own code.
  abstract void execute(String sql) throws SQLException;

  @Test
  @Timeout(60)
  @Proves(
      value = "P5.1.2.4",
      breaks = {GroupCommit.class, Append.class})
  void twoHundredWritersAtOnceLoseNothingAndDoubleNothing() throws Exception {
    Journals journals = journals();
    inParallel(
        WRITERS,
        i -> {
          SqlJournal journal = journals.open("account " + i);
          for (int n = 0; n < APPENDS; n++) {
            journal.append(random.between(2L * n + 1, 2L * n + 2));
          }
          return journal.hash();
        });
    Journals again = journals();
    for (int i = 0; i < WRITERS; i += 19) {
      assertThat(JournalSite.entries(again.open("account " + i)))
          .isEqualTo(random.between(1, 2L * APPENDS));
    }
  }

  @Test
  @Timeout(60)
  @Proves(
      value = "P5.1.2.4",
      breaks = {GroupCommit.class, SqlJournal.class},
      breaksMethods = {"append", "write"})
  void ofManyWritersOfOneJournalOnlyOneGoesOnAndItsRowsFollowEachOther() throws Exception {
    Journals journals = journals();
    List<SqlJournal> opened =
        IntStream.range(0, 20).mapToObj(_ -> journals.open("shared")).toList();
    List<Boolean> ended =
        inParallel(
            20,
            i -> {
              SqlJournal journal = opened.get(i);
              try {
                for (int n = 1; n <= APPENDS; n++) {
                  journal.append(random.between(n, n));
                }
                return true;
              } catch (StorageException e) {
                assertThat(e).hasMessageContaining("another writer");
                return false;
              }
            });
    List<?> found = JournalSite.entries(journals().open("shared"));
    assertThat(ended.stream().filter(b -> b).count()).isEqualTo(1);
    assertThat(found).isEqualTo(random.between(1, APPENDS));
  }

  /// Every second account is one that somebody has moved meanwhile: by its end, by its token, or by
  /// a row where the next one belongs.
  @Test
  @Timeout(60)
  @Proves(value = "P5.1.2.3", breaks = GroupCommit.class)
  void appendsThatFailLeaveNothingAndTheOthersAreThere() throws Exception {
    Journals journals = journals();
    int accounts = 48;
    List<SqlJournal> opened =
        IntStream.range(0, accounts).mapToObj(i -> journals.open("a" + i)).toList();
    for (SqlJournal journal : opened) {
      journal.append(random.between(1, 2));
    }
    for (int i = 0; i < accounts; i++) {
      switch (i % 6) {
        case 1 -> execute("UPDATE account SET chain = 'moved' WHERE account = 'a%d'".formatted(i));
        case 3 -> execute("UPDATE account SET token = 7 WHERE account = 'a%d'".formatted(i));
        case 5 ->
            execute(
                ("INSERT INTO journal SELECT account, 4, at, version, kind, body, 'x' FROM journal"
                        + " WHERE account = 'a%d' AND seq = 2")
                    .formatted(i));
        default -> {}
      }
    }
    List<Boolean> written =
        inParallel(
            accounts,
            i -> {
              try {
                opened.get(i).append(random.between(3, 5));
                return true;
              } catch (StorageException e) {
                assertThat(e).hasMessageContaining("another writer");
                return false;
              }
            });
    assertThatThrownBy(() -> opened.get(1).append(random.between(3, 3)))
        .hasMessageContaining("not written since this failure");
    Journals again = journals();
    for (int i = 0; i < accounts; i++) {
      assertThat(written.get(i)).as("account %d", i).isEqualTo(i % 2 == 0);
      if (i % 6 == 3) {
        assertThat(JournalSite.entries(again.open("a" + i)))
            .as("of a token that is too old")
            .isEqualTo(random.between(1, 2));
      } else if (i % 2 == 0) {
        assertThat(JournalSite.entries(again.open("a" + i))).isEqualTo(random.between(1, 5));
      }
    }
  }

  @Test
  @Proves(value = "P5.1.2.6", breaks = GroupCommit.class)
  void thousandsOfEntriesGoInAtOnceOrNotAtAll() {
    List<Entry> many = random.between(1, 2_000);
    SqlJournal journal = journals().open("bulk");

    long begun = System.nanoTime();
    journal.append(many);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));

    assertThat(JournalSite.entries(journals().open("bulk"))).isEqualTo(many);
  }

  /// What each task of `tasks` returned; all begin at the same moment.
  static <T> List<T> inParallel(int tasks, Task<T> task)
      throws InterruptedException, ExecutionException {
    var begin = new CountDownLatch(1);
    var futures = new ArrayList<Future<T>>();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < tasks; i++) {
        int number = i;
        futures.add(
            pool.submit(() -> {
              begin.await();
              return task.run(number);
            }));
      }
      begin.countDown();
      var results = new ArrayList<T>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      pool.shutdown();
      assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
      return results;
    }
  }

  @FunctionalInterface
  interface Task<T> {
    T run(int number) throws Exception;
  }
}
