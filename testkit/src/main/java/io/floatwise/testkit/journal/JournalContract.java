package io.floatwise.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.StorageException;
import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Journal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What every journal must do. A subclass says how to open one.
public abstract class JournalContract {

  private static final long SEED = 20_260_101;

  private final RandomEntries random = new RandomEntries(SEED);

  /// A new, empty journal.
  protected abstract Journal open();

  /// What a new process finds of `journal`.
  protected abstract Journal reopen(Journal journal);

  /// Everything in `journal`, oldest first.
  protected static List<Entry> entries(Journal journal) {
    List<Entry> entries = new ArrayList<>();
    journal.replay(entries::add);
    return entries;
  }

  @Test
  void emptyJournalReplaysNothingAndHasAHash() {
    Journal journal = open();

    assertThat(entries(journal)).isEmpty();
    assertThat(journal.hash()).matches("[0-9a-f]{64}");
    assertThat(reopen(journal).hash()).isEqualTo(journal.hash());
  }

  @Test
  void replaysEveryEntryInOrder() {
    Journal journal = open();
    journal.append(random.between(1, 40));
    journal.append(random.between(41, 41));

    assertThat(entries(journal)).isEqualTo(random.between(1, 41));
  }

  @Test
  void keepsEverythingWhenOpenedAgainAndGoesOn() {
    Journal first = open();
    first.append(random.between(1, 25));
    String hash = first.hash();

    Journal second = reopen(first);

    assertThat(second.hash()).isEqualTo(hash);
    second.append(random.between(26, 30));
    assertThat(entries(reopen(second))).isEqualTo(random.between(1, 30));
  }

  @Test
  void appendingNothingChangesNothing() {
    Journal journal = open();
    journal.append(random.between(1, 3));
    String hash = journal.hash();

    journal.append(List.of());

    assertThat(journal.hash()).isEqualTo(hash);
    assertThat(entries(journal)).isEqualTo(random.between(1, 3));
  }

  @Test
  void refusesEveryNumberButTheNextAndWritesNothingOfTheBatch() {
    List<List<Entry>> wrong =
        List.of(
            random.between(5, 6),
            random.between(3, 4),
            List.of(random.at(4), random.at(6)),
            List.of(random.at(4), random.at(4)),
            List.of(new Entry(0, random.at(4).at(), random.at(4).fact())),
            List.of(new Entry(-4, random.at(4).at(), random.at(4).fact())));
    Journal journal = open();
    journal.append(random.between(1, 3));
    String hash = journal.hash();

    for (List<Entry> batch : wrong) {
      assertThatThrownBy(() -> journal.append(batch))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("expected entry ");
      assertThat(entries(journal)).isEqualTo(random.between(1, 3));
      assertThat(journal.hash()).isEqualTo(hash);
    }
    journal.append(random.between(4, 5));
    assertThat(entries(reopen(journal))).isEqualTo(random.between(1, 5));
  }

  @Test
  void hashDependsOnTheEntriesAndNotOnHowTheyWereBatched() {
    SplittableRandom sizes = new SplittableRandom(SEED);
    Journal one = open();
    one.append(random.between(1, 60));
    Journal other = open();
    for (long next = 1; next <= 60; ) {
      long last = Math.min(60, next + sizes.nextLong(7));
      other.append(random.between(next, last));
      next = last + 1;
    }

    assertThat(other.hash()).isEqualTo(one.hash());
  }

  @Test
  void hashChangesWithEveryEntry() {
    Journal journal = open();
    Set<String> hashes = new HashSet<>(Set.of(journal.hash()));

    for (long seq = 1; seq <= 50; seq++) {
      journal.append(List.of(random.at(seq)));
      assertThat(hashes.add(journal.hash())).as("hash after %d", seq).isTrue();
    }
  }

  @Test
  void hashTellsEntriesApartThatDifferOnlyInTime() {
    Entry entry = random.at(1);
    Journal one = open();
    one.append(List.of(entry));
    Journal other = open();
    other.append(List.of(new Entry(1, random.at(2).at(), entry.fact())));

    assertThat(other.hash()).isNotEqualTo(one.hash());
  }

  @Test
  void goesOnAfterAReaderFails() {
    Journal journal = open();
    journal.append(random.between(1, 3));

    assertThatThrownBy(() ->
            journal.replay(entry -> {
              throw new ArithmeticException("reader");
            }))
        .isInstanceOf(ArithmeticException.class);

    journal.append(random.between(4, 4));
    assertThat(entries(journal)).isEqualTo(random.between(1, 4));
  }
}
