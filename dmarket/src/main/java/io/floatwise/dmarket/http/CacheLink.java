package io.floatwise.dmarket.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.floatwise.core.shared.SharedAnswers;
import io.floatwise.dmarket.metrics.CacheCount;
import io.floatwise.dmarket.request.ApiRequest;
import io.floatwise.dmarket.request.ReadClass;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import okio.ByteString;

/// Keeps answers to reads for as long as their class allows, and lets callers who ask the same at
/// the same time share one request. A fault is never kept. Every write makes what was read before
/// its end wrong, whatever came of it: it counts as a new *epoch*, and an answer belongs to the
/// epoch in which its question was asked. Public answers are also shared with other nodes, whose
/// writes for the same account count here as well. Thread-safe.
final class CacheLink implements Link, AutoCloseable {

  /// The longest wait for an answer that another node asks for.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// What an entry needs beside its answer, about.
  private static final int OVERHEAD = 512;

  private final Link next;
  private final CachePolicy policy;
  private final ProtocolTime time;
  private final Pool pool;
  private final SharedAnswers.Listening listening;
  private final Cache<String, Kept> kept;
  private final ConcurrentMap<Flight, CompletableFuture<Optional<Exchange>>> flights =
      new ConcurrentHashMap<>();
  private final AtomicLong epoch = new AtomicLong();
  private final AtomicLong lastWrite = new AtomicLong(Long.MIN_VALUE);
  private final LongAdder hits = new LongAdder();
  private final LongAdder shared = new LongAdder();
  private final LongAdder pooled = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder stale = new LongAdder();

  /// A question in an epoch; who is in a hurry does not wait in the place of one who is not.
  private record Flight(String question, long epoch, Priority priority) {}

  /// @param asked nanoseconds of protocol time before the question was sent
  private record Kept(ByteString body, Answer answer, long epoch, long asked) {}

  CacheLink(Link next, CachePolicy policy, Pool pool, ProtocolTime time) {
    this.next = next;
    this.pool = pool;
    this.policy = policy;
    this.time = time;
    int share = (int) Math.max(1, policy.bytes() / Math.max(1, policy.entries()));
    this.kept =
        Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumWeight(policy.entries() == 0 ? 0 : policy.bytes())
            .<String, Kept>weigher((_, k) -> Math.max(share, OVERHEAD + k.body().size()))
            .build();
    this.listening = pool.answers().listen(new OtherNodes());
  }

  @Override
  public Exchange exchange(ApiRequest request, Send send) {
    Optional<ReadClass> readClass = request.operation().readClass();
    if (readClass.isEmpty()) {
      return write(request, send);
    }
    String question = pool.key(request);
    if (send.fresh()) {
      return ask(request, send, question, readClass.get());
    }
    Optional<Exchange> hit = keep(question, readClass.get(), policy.age(readClass.get()), false);
    if (hit.isPresent()) {
      hits.increment();
      return hit.get();
    }
    Exchange exchange = share(request, send, question, readClass.get());
    if (exchange.fault().filter(f -> f.origin() == Fault.Origin.BREAKER).isEmpty()) {
      return exchange;
    }
    Optional<Exchange> old = keep(question, readClass.get(), policy.staleAge(), true);
    old.ifPresent(_ -> stale.increment());
    return old.orElse(exchange);
  }

  /// The kept answer to `request` turned out to make no sense.
  void forget(ApiRequest request) {
    String question = pool.key(request);
    kept.invalidate(question);
    pool.forget(question);
  }

  private Exchange write(ApiRequest request, Send send) {
    try {
      return next.exchange(request, send);
    } finally {
      lastWrite.set(time.nanos());
      epoch.incrementAndGet();
      pool.written();
    }
  }

  private Exchange ask(ApiRequest request, Send send, String question, ReadClass readClass) {
    long asked = time.nanos();
    long since = epoch(readClass);
    misses.increment();
    Exchange exchange = next.exchange(request, send);
    if (exchange.reply() instanceof Reply.Ok<ByteString>(ByteString body, Answer answer)
        && policy.age(readClass).isPositive()
        && policy.entries() > 0) {
      kept.put(question, new Kept(body, answer, since, asked));
      if (readClass.isPublic()) {
        Duration age = Duration.ofNanos(time.nanos() - asked);
        pool.put(question, body, answer.status(), age, policy.age(readClass));
      }
    }
    return exchange;
  }

  /// The answer that another node has or gets, else that of the venue.
  private Exchange askTogether(
      ApiRequest request, Send send, String question, ReadClass readClass) {
    Duration longest = policy.age(readClass);
    if (!readClass.isPublic() || policy.entries() == 0 || !longest.isPositive()) {
      return ask(request, send, question, readClass);
    }
    long until = time.nanos() + send.remaining(time, PATIENCE.multipliedBy(2)).toNanos() / 2;
    while (true) {
      long since = epoch(readClass);
      long before = time.nanos();
      switch (pool.look(question, longest)) {
        case SharedAnswers.Look.Found(SharedAnswers.Body body, Duration age) -> {
          long asked = before - age.toNanos();
          if (asked > lastWrite.get() || !readClass.isChangedByWrites()) {
            return use(question, body, asked, since);
          }
          return ask(request, send, question, readClass);
        }
        case SharedAnswers.Look.Ask(SharedAnswers.Errand errand) -> {
          try (errand) {
            return ask(request, send, question, readClass);
          }
        }
        case SharedAnswers.Look.Awaited(Duration wait) -> {
          if (before >= until) {
            return ask(request, send, question, readClass);
          }
          try {
            time.sleep(wait);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Exchange.failed(Fault.notSent("interrupted"));
          }
        }
      }
    }
  }

  private Exchange use(String question, SharedAnswers.Body found, long asked, long since) {
    pooled.increment();
    ByteString body = ByteString.of(found.bytes());
    Answer answer = Answer.fresh(found.status(), Optional.empty());
    kept.put(question, new Kept(body, answer, since, asked));
    Duration age = Duration.ofNanos(Math.max(1, time.nanos() - asked));
    return new Exchange(
        new Reply.Ok<>(body, answer.kept(age, false)), RateHints.NONE, Optional.empty());
  }

  /// Asks, or waits for the answer to the same question that is under way already. Who asked and
  /// was interrupted or had too little time leaves the question to the next.
  private Exchange share(ApiRequest request, Send send, String question, ReadClass readClass) {
    while (true) {
      Flight flight = new Flight(question, epoch(readClass), send.priority());
      CompletableFuture<Optional<Exchange>> mine = new CompletableFuture<>();
      CompletableFuture<Optional<Exchange>> theirs = flights.putIfAbsent(flight, mine);
      if (theirs == null) {
        return lead(request, send, readClass, flight, mine);
      }
      Optional<Exchange> end;
      try {
        Duration left = send.remaining(time, Duration.ofDays(1));
        end = theirs.get(left.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Exchange.failed(Fault.notSent("interrupted"));
      } catch (TimeoutException e) {
        return Exchange.failed(Fault.notSent("the deadline passed while another caller asked"));
      } catch (ExecutionException e) {
        throw new IllegalStateException("a question never ends in an exception", e);
      }
      if (end.isPresent()) {
        shared.increment();
        return end.get();
      }
    }
  }

  private Exchange lead(
      ApiRequest request,
      Send send,
      ReadClass readClass,
      Flight flight,
      CompletableFuture<Optional<Exchange>> mine) {
    Optional<Exchange> end = Optional.empty();
    try {
      Exchange exchange = askTogether(request, send, flight.question(), readClass);
      end = Optional.of(exchange).filter(e -> concernsOthers(e, send));
      return exchange;
    } finally {
      flights.remove(flight);
      mine.complete(end);
    }
  }

  /// Not what came only of this caller's own interruption or deadline.
  private boolean concernsOthers(Exchange exchange, Send send) {
    return !Thread.currentThread().isInterrupted()
        && exchange
            .fault()
            .filter(fault ->
                fault.origin() == Fault.Origin.BUDGET
                    || !send.remaining(time, Duration.ofDays(1)).isPositive())
            .isEmpty();
  }

  private Optional<Exchange> keep(
      String question, ReadClass readClass, Duration longest, boolean tooOld) {
    Kept found = kept.getIfPresent(question);
    if (found == null || found.epoch() != epoch(readClass)) {
      return Optional.empty();
    }
    Duration age = Duration.ofNanos(time.nanos() - found.asked());
    if (age.compareTo(longest) >= 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Exchange(
            new Reply.Ok<>(found.body(), found.answer().kept(age, tooOld)),
            RateHints.NONE,
            Optional.empty()));
  }

  private long epoch(ReadClass readClass) {
    return readClass.isChangedByWrites() ? epoch.get() : 0;
  }

  /// What other nodes say.
  private final class OtherNodes implements SharedAnswers.Listener {

    @Override
    public void replaced(String key) {
      kept.invalidate(key);
    }

    @Override
    public void invalidated(String tag) {
      if (tag.equals(pool.account())) {
        epoch.incrementAndGet();
      }
    }

    @Override
    public void missed() {
      epoch.incrementAndGet();
      kept.invalidateAll();
    }
  }

  @Override
  public void close() {
    listening.close();
  }

  CacheCount count() {
    kept.cleanUp();
    return new CacheCount(
        hits.sum(), shared.sum(), pooled.sum(), misses.sum(), stale.sum(), kept.estimatedSize());
  }
}
