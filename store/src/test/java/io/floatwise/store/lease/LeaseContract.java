package io.floatwise.store.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.StorageException;
import io.floatwise.proving.Proves;
import io.floatwise.store.journal.Journals;
import io.floatwise.store.journal.SqlJournal;
import io.floatwise.testkit.journal.RandomEntries;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What leases promise on every database.
abstract class LeaseContract {

  private static final LeaseTerms TERMS =
      new LeaseTerms(Duration.ofSeconds(15), Duration.ofSeconds(5));

  private final RandomEntries random = new RandomEntries(20_261_129);

  /// All of one database.
  abstract Journals journals();

  /// Lets the time of the database pass for all leases.
  abstract void pass(Duration time) throws SQLException;

  /// A node with clocks of its own.
  private final class Node {
    long nanos;
    Instant wall = Instant.parse("2026-11-28T12:00:00Z");
    final Leases leases;

    Node(String name) {
      leases = journals().leases(name, TERMS, new Clocks(() -> nanos, () -> wall));
    }

    void pass(Duration time) {
      nanos += time.toNanos();
      wall = wall.plus(time);
    }
  }

  @Test
  void onlyOneNodeHasIt() throws SQLException {
    var a = new Node("a");
    var b = new Node("b");

    Lease first = a.leases.take("x").orElseThrow();
    assertThat(b.leases.take("x")).isEmpty();
    assertThat(a.leases.take("x")).as("not even the same node has it twice").isEmpty();
    assertThat(b.leases.take("y")).isPresent();
    assertThat(b.leases.holder("x")).contains("a");

    pass(TERMS.length().plusSeconds(1));
    assertThat(b.leases.holder("x")).isEmpty();
    Lease second = b.leases.take("x").orElseThrow();
    assertThat(second.token()).isGreaterThan(first.token());
    a.leases.renew();
    assertThat(first.isHeld()).as("it was too late").isFalse();
    assertThat(second.isHeld()).isTrue();
  }

  @Test
  @Proves(value = "P5.4.1.9", breaks = Lease.class)
  void itsHolderStopsBeforeAnotherCanBegin() {
    var a = new Node("a");
    Lease lease = a.leases.take("x").orElseThrow();

    a.pass(TERMS.use().minusMillis(1));
    assertThat(lease.isHeld()).isTrue();
    a.pass(Duration.ofMillis(1));
    assertThat(lease.isHeld()).isFalse();
    assertThatThrownBy(lease::require)
        .isInstanceOf(LeaseLostException.class)
        .hasMessageContaining("x: expected to be the only node that trades it");
    assertThat(TERMS.use()).isLessThan(TERMS.length());
  }

  @Test
  void eachClockAloneCanEndIt() {
    var asleep = new Node("asleep");
    Lease one = asleep.leases.take("one").orElseThrow();
    asleep.wall = asleep.wall.plus(TERMS.use());
    assertThat(one.isHeld()).as("its monotonic clock stood still").isFalse();

    var setBack = new Node("set back");
    Lease two = setBack.leases.take("two").orElseThrow();
    setBack.nanos += TERMS.use().toNanos();
    setBack.wall = setBack.wall.minusSeconds(3600);
    assertThat(two.isHeld()).isFalse();
  }

  @Test
  void renewedInTimeItGoesOn() throws SQLException {
    var a = new Node("a");
    Lease lease = a.leases.take("x").orElseThrow();
    for (int i = 0; i < 10; i++) {
      a.pass(TERMS.renewal());
      pass(TERMS.renewal());
      a.leases.renew();
      assertThat(lease.isHeld()).isTrue();
    }
    assertThat(new Node("b").leases.take("x")).isEmpty();
  }

  /// As after a release that did not reach the database: its row still names this node.
  @Test
  void whatANodeCouldNotGiveBackRunsOut() throws SQLException {
    var a = new Node("a");
    assertThat(a.leases.take("x")).isPresent();
    var sameNode = new Node("a");
    Lease other = sameNode.leases.take("y").orElseThrow();
    Duration passed = Duration.ZERO;
    while (passed.compareTo(TERMS.length()) <= 0) {
      passed = passed.plus(TERMS.renewal());
      sameNode.pass(TERMS.renewal());
      pass(TERMS.renewal());
      sameNode.leases.renew();
    }
    assertThat(other.isHeld()).isTrue();
    assertThat(sameNode.leases.take("x")).as("nobody renewed it").isPresent();
  }

  @Test
  void aThousandAreRenewedTogether() throws SQLException {
    var a = new Node("a");
    List<Lease> leases = new ArrayList<>();
    for (int i = 0; i < 1_001; i++) {
      leases.add(a.leases.take("x" + i).orElseThrow());
    }
    for (int i = 0; i < 3; i++) {
      a.pass(TERMS.renewal());
      pass(TERMS.renewal());
      a.leases.renew();
    }
    assertThat(leases).allMatch(Lease::isHeld);
    assertThat(new Node("b").leases.take("x1000")).isEmpty();
  }

  @Test
  void severalAreGivenBackAtOnceAndNoneOfAnotherNode() {
    var a = new Node("a");
    var b = new Node("b");
    Lease one = a.leases.take("one").orElseThrow();
    Lease two = a.leases.take("two").orElseThrow();
    Lease others = b.leases.take("three").orElseThrow();

    a.leases.release(List.of(one, two));

    assertThat(one.isHeld()).isFalse();
    assertThat(two.isHeld()).isFalse();
    assertThat(b.leases.take("one")).isPresent();
    assertThat(b.leases.take("two")).isPresent();
    assertThat(a.leases.take("three")).isEmpty();
    assertThat(others.isHeld()).isTrue();
  }

  @Test
  void givenBackItIsFreeAtOnceAndNobodyElseCanGiveItBack() {
    var a = new Node("a");
    var b = new Node("b");
    Lease lease = a.leases.take("x").orElseThrow();
    b.leases.release(b.leases.take("y").orElseThrow());
    assertThat(b.leases.take("x")).isEmpty();

    a.leases.release(lease);

    assertThat(lease.isHeld()).isFalse();
    assertThat(b.leases.take("x")).isPresent();
    a.leases.release(lease);
    assertThat(new Node("c").leases.take("x")).as("releasing twice frees nothing").isEmpty();
  }

  @Test
  void amongManyAtTheSameMomentOneGetsIt() throws InterruptedException, ExecutionException {
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 5; round++) {
        String name = "round " + round;
        List<Callable<Optional<Lease>>> all =
            IntStream.range(0, 12)
                .<Callable<Optional<Lease>>>mapToObj(i -> () -> new Node("n" + i).leases.take(name))
                .toList();
        int got = 0;
        for (Future<Optional<Lease>> lease : pool.invokeAll(all)) {
          got += lease.get().isPresent() ? 1 : 0;
        }
        assertThat(got).isEqualTo(1);
      }
    }
  }

  @Test
  @Proves(value = "P5.4.1.9", breaks = SqlJournal.class, breaksMethods = "openHead")
  void whoWakesUpAfterAnotherTookOverCannotWriteAnyMore() throws SQLException {
    var a = new Node("a");
    var b = new Node("b");
    SqlJournal sleeper = journals().open("acc", a.leases.take("acc").orElseThrow());
    sleeper.append(random.between(1, 3));
    pass(TERMS.length().plusSeconds(1));
    SqlJournal next = journals().open("acc", b.leases.take("acc").orElseThrow());

    assertThatThrownBy(() -> sleeper.append(random.between(4, 4)))
        .as("although the other has written nothing yet")
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("another writer has the journal");
    next.append(random.between(4, 5));
    List<Object> found = new ArrayList<>();
    next.replay(found::add);
    assertThat(found).isEqualTo(random.between(1, 5));
  }

  @Test
  void anOldLeaseOpensNothing() throws SQLException {
    var a = new Node("a");
    var b = new Node("b");
    Lease old = a.leases.take("acc").orElseThrow();
    pass(TERMS.length().plusSeconds(1));
    journals().open("acc", b.leases.take("acc").orElseThrow());

    assertThatThrownBy(() -> journals().open("acc", old)).isInstanceOf(LeaseLostException.class);
  }
}
