package io.floatwise.app.run;

import io.floatwise.core.error.StorageException;
import io.floatwise.store.lease.Lease;
import io.floatwise.store.lease.LeaseLostException;
import io.floatwise.store.lease.Leases;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets this node trade accounts only while no other one does: waits for their turn, keeps it as
/// long as the database answers, and waits again when it was lost. Thread-safe.
public final class Turns implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

  /// Real time between two looks at what others say.
  private static final Duration LOOK = Duration.ofMillis(250);

  /// Who has it is only told to people, and asked this much more seldom.
  private static final int LOOKS_PER_QUESTION = 20;

  private final Leases leases;
  private final BooleanSupplier stopped;
  private final Consumer<String> log;
  private final Thread renewer;
  private final ReentrantLock renewing = new ReentrantLock();
  private final Queue<Lease> ended = new ConcurrentLinkedQueue<>();
  private boolean closed;

  /// @param stopped whether the program was asked to end
  /// @param log for what a person may want to watch
  public Turns(Leases leases, BooleanSupplier stopped, Consumer<String> log) {
    this.leases = leases;
    this.stopped = stopped;
    this.log = log;
    this.renewer = Thread.ofVirtual().name("leases").start(this::renew);
  }

  /// What is done during a turn; ends soon after the lease is lost.
  @FunctionalInterface
  public interface Turn {
    int take(Lease lease) throws IOException, InterruptedException;
  }

  /// @param name of the account
  /// @return what `turn` says when it ends by itself; 0 if the program was asked to end before
  /// @throws StorageException if the journal cannot be trusted
  public int take(String name, Turn turn) throws IOException, InterruptedException {
    while (!stopped.getAsBoolean()) {
      Optional<Lease> lease = await(name);
      if (lease.isEmpty()) {
        break;
      }
      try {
        int code = turn.take(lease.get());
        if (lease.get().isHeld() || stopped.getAsBoolean()) {
          return code;
        }
      } catch (StorageException | LeaseLostException e) {
        if (lease.get().isHeld()) {
          throw e;
        }
        log.accept(e.getMessage());
      } finally {
        giveBack(lease.get());
      }
      log.accept("%s: this node does not trade it any more; waiting for its turn".formatted(name));
    }
    return 0;
  }

  private Optional<Lease> await(String name) throws InterruptedException {
    String said = "";
    for (int look = 0; !stopped.getAsBoolean(); look++) {
      String found = said;
      try {
        Optional<Lease> lease = leases.take(name);
        if (lease.isPresent()) {
          return lease;
        }
        if (look % LOOKS_PER_QUESTION == 0) {
          found =
              leases
                  .holder(name)
                  .map(node -> "%s: traded by node %s; waiting for its turn".formatted(name, node))
                  .orElse(said);
        }
      } catch (StorageException e) {
        found = "%s: waiting for the database: %s".formatted(name, e.getMessage());
      }
      if (!found.equals(said)) {
        log.accept(found);
        said = found;
      }
      Thread.sleep(LOOK);
    }
    return Optional.empty();
  }

  private void renew() {
    try {
      while (true) {
        Thread.sleep(leases.terms().renewal());
        renewing.lock();
        try {
          if (closed) {
            return;
          }
          leases.renew();
        } catch (StorageException e) {
          LOG.warn("leases could not be renewed: {}", e.getMessage());
        } finally {
          renewing.unlock();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Renews nothing any more, and gives back at once what ended while everything ended. What is
  /// going on still keeps its lease until its time is over.
  @Override
  public void close() {
    renewing.lock();
    try {
      closed = true;
    } finally {
      renewing.unlock();
    }
    renewer.interrupt();
    try {
      leases.release(List.copyOf(ended));
    } catch (StorageException e) {
      LOG.warn("the leases run out by themselves: {}", e.getMessage());
    }
  }

  /// Where everything ends there may be a thousand, which are given back together.
  private void giveBack(Lease lease) {
    if (stopped.getAsBoolean()) {
      ended.add(lease);
      return;
    }
    try {
      leases.release(lease);
    } catch (StorageException e) {
      LOG.warn("the lease runs out by itself: {}", e.getMessage());
    }
  }
}
