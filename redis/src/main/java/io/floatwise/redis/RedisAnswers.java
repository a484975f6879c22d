package io.floatwise.redis;

import io.floatwise.core.shared.SharedAnswers;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Answers in Redis, dated by its clock. Whoever looks in vain leads: for [#WAITED] the others wait
/// for what he brings. Thread-safe.
final class RedisAnswers implements SharedAnswers {

  /// How long others wait for whoever asks the venue; if he dies, somebody else asks after that.
  static final Duration WAITED = Duration.ofSeconds(5);

  private static final Duration AGAIN = Duration.ofMillis(20);

  /// No answer is kept for longer, so nobody needs to know longer that older ones are wrong.
  private static final Duration LONGEST = Duration.ofHours(1);

  private static final int FOUND = 1;
  private static final int LEADS = 2;
  private static final String REPLACED = "R";
  private static final String INVALIDATED = "I";

  private final String node;
  private final Wire wire;
  private final RedisClock clock;
  private final BooleanSupplier answers;
  private final Counts counts;
  private final LongSupplier nanos;
  private final AtomicLong number = new AtomicLong();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  /// @param answers whether Redis answers at the moment
  RedisAnswers(
      String node,
      Wire wire,
      RedisClock clock,
      BooleanSupplier answers,
      Counts counts,
      LongSupplier nanos) {
    this.node = node;
    this.wire = wire;
    this.clock = clock;
    this.answers = answers;
    this.counts = counts;
    this.nanos = nanos;
  }

  @Override
  public Look look(String key, Set<String> tags, Duration longest) {
    if (!answers.getAsBoolean()) {
      return new Look.Ask(Errand.NONE);
    }
    var keys = new ArrayList<>(List.of(Keys.answer(key), Keys.errand(key)));
    tags.stream().map(Keys::tag).forEach(keys::add);
    String errand = node + ":" + number.incrementAndGet();
    Optional<List<Object>> answer =
        wire.run(
            Script.LOOK,
            ScriptOutputType.MULTI,
            keys,
            longest.toMillis(),
            errand,
            WAITED.toMillis());
    if (answer.isEmpty()) {
      return new Look.Ask(Errand.NONE);
    }
    List<Object> said = answer.get();
    return switch (number(said.getFirst())) {
      case FOUND -> {
        counts.found.increment();
        var body = new Body(number(said.get(2)), (byte[]) said.get(3));
        yield new Look.Found(body, Duration.ofMillis(number(said.get(1))));
      }
      case LEADS -> {
        counts.asked.increment();
        yield new Look.Ask(() -> wire.send(Script.ERRAND, List.of(Keys.errand(key)), errand));
      }
      default -> {
        counts.awaited.increment();
        yield new Look.Awaited(AGAIN);
      }
    };
  }

  private static int number(Object value) {
    return ((Long) value).intValue();
  }

  @Override
  public void put(String key, Body body, Duration age, Duration keep) {
    OptionalLong asked = clock.at(nanos.getAsLong() - age.toNanos());
    if (asked.isPresent() && answers.getAsBoolean()) {
      counts.put.increment();
      wire.send(
          Script.PUT,
          List.of(Keys.answer(key)),
          asked.getAsLong(),
          body.status(),
          body.bytes(),
          Math.min(keep.toMillis(), LONGEST.toMillis()),
          Keys.NEWS,
          news(REPLACED, key));
    }
  }

  @Override
  public void forget(String key) {
    wire.send(Script.FORGET, List.of(Keys.answer(key)), Keys.NEWS, news(REPLACED, key));
  }

  @Override
  public void invalidate(String tag) {
    wire.send(
        Script.INVALIDATE,
        List.of(Keys.tag(tag)),
        LONGEST.toMillis(),
        Keys.NEWS,
        news(INVALIDATED, tag));
  }

  @Override
  public Listening listen(Listener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /// News may have been missed.
  void missed() {
    counts.dropped.increment();
    listeners.forEach(Listener::missed);
  }

  private String news(String what, String about) {
    return what + " " + node + " " + about;
  }

  /// Hands on what other nodes publish.
  RedisPubSubAdapter<String, String> hearing() {
    return new RedisPubSubAdapter<>() {
      @Override
      public void message(String channel, String message) {
        String[] words = message.split(" ", 3);
        if (channel.equals(Keys.NEWS) && words.length == 3 && !words[1].equals(node)) {
          hear(words[0], words[2]);
        }
      }

      // Also after every interruption, in which anything may have been published.
      @Override
      public void subscribed(String channel, long count) {
        if (channel.equals(Keys.NEWS)) {
          missed();
        }
      }
    };
  }

  private void hear(String what, String about) {
    for (Listener listener : listeners) {
      switch (what) {
        case REPLACED -> listener.replaced(about);
        case INVALIDATED -> listener.invalidated(about);
        default -> listener.missed();
      }
    }
  }
}
