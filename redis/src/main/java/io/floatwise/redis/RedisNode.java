package io.floatwise.redis;

import io.floatwise.core.shared.Neighbours;
import io.floatwise.core.shared.Share;
import io.floatwise.core.shared.Throttle;
import io.floatwise.redis.RedisCount.State;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// This node among others that use the same Redis: says that it is there, hears who else is, and
/// shares calls, answers and limits of people with them. While Redis is away it goes on within its
/// part, which is less. Thread-safe.
public final class RedisNode implements AutoCloseable {

  private static final LongSupplier NANOS = System::nanoTime;

  private final String id;
  private final Pace pace;
  private final Consumer<String> teller;
  private final Counts counts = new Counts();
  private final RedisClock clock = new RedisClock();
  private final Places places = new Places();
  private final Membership membership;
  private final Wire wire;
  private final RedisAnswers answers;
  private final RedisThrottle throttle;
  private final Neighbours neighbours;
  private final AtomicLong heard = new AtomicLong(NANOS.getAsLong());
  private final Thread beating;
  private volatile boolean answering;
  private volatile boolean deaf;
  private volatile boolean closed;
  private String told = "";

  private RedisNode(RedisUrl url, String id, Pace pace, Consumer<String> teller) {
    this.id = id;
    this.pace = pace;
    this.teller = teller;
    this.membership = new Membership(pace);
    this.wire = Wire.open(url, pace.patience(), counts, new Breaking());
    this.answers = new RedisAnswers(id, wire, clock, () -> answering, counts, NANOS);
    this.throttle = new RedisThrottle(wire, membership, NANOS);
    var budget =
        new RedisBudget(
            id, wire, membership, places, pace, counts, new AtomicLong(NANOS.getAsLong()), NANOS);
    this.neighbours = new Neighbours(budget, answers);
    wire.news().addListener(answers.hearing());
    wire.news().addListener(new Ear());
    this.beating = Thread.ofPlatform().daemon().name("redis-beat").unstarted(this::beatOn);
  }

  /// Connects and begins to count with the others, which takes some seconds. Returns at once.
  ///
  /// @param id of this node, the same after a restart and never that of another one that runs
  /// @param teller is told in one line when something changes, from any thread; must return at once
  /// @throws RedisException if Redis cannot be reached, or cannot be relied on
  public static RedisNode open(RedisUrl url, String id, Consumer<String> teller) {
    return open(url, id, Pace.USUAL, teller);
  }

  static RedisNode open(RedisUrl url, String id, Pace pace, Consumer<String> teller) {
    if (!id.matches("[A-Za-z0-9-]{1,64}")) {
      throw new IllegalArgumentException(
          "id: expected letters, digits and '-', found another text");
    }
    var node = new RedisNode(url, id, pace, teller);
    var _ = node.wire.news().async().subscribe(Keys.NEWS, Keys.ear(id));
    node.beating.start();
    return node;
  }

  /// What a client of the venue shares.
  public Neighbours neighbours() {
    return neighbours;
  }

  /// What people may ask for.
  public Throttle throttle() {
    return throttle;
  }

  public RedisCount count() {
    State state = membership.state(NANOS.getAsLong());
    return counts.with(state, membership.known().size() + 1, membership.part());
  }

  private void beatOn() {
    try {
      while (!closed) {
        beat();
        listenToSelf();
        tell();
        Thread.sleep(pace.beat());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void beat() {
    long now = NANOS.getAsLong();
    boolean together = membership.wantsTogether(now, places.areFree(now));
    if (together) {
      membership.asking(now);
    }
    List<Object> words = new ArrayList<>();
    words.add(membership.part());
    words.add(together ? 1 : 0);
    words.add(pace.silent().toMillis());
    words.add(pace.forgotten().toMillis());
    words.add(clock.at(now).orElse(0));
    words.add(Keys.ear(id));
    words.addFirst(id);
    membership
        .known()
        .forEach((other, part) -> {
          words.add(other);
          words.add(part);
        });
    Optional<List<Object>> reply =
        wire.run(Script.BEAT, ScriptOutputType.MULTI, List.of(Keys.NODES), words.toArray());
    long received = NANOS.getAsLong();
    if (reply.isEmpty()) {
      answering = false;
      membership.unanswered(!wire.isOpen(), received);
      return;
    }
    Membership.Answer answer = answer(Wire.readable(reply.get()));
    clock.read(answer.now(), received);
    membership.answered(received, answer);
    answering = true;
  }

  private static Membership.Answer answer(List<Object> said) {
    Map<String, Integer> known = new HashMap<>();
    for (int i = 3; i + 1 < said.size(); i += 2) {
      known.put(String.valueOf(said.get(i)), ((Long) said.get(i + 1)).intValue());
    }
    return new Membership.Answer(
        (Long) said.getFirst(), ((Long) said.get(1)).intValue(), ((Long) said.get(2)) == 1, known);
  }

  /// A connection on which nothing comes may be broken without anybody having said so.
  private void listenToSelf() {
    boolean silence = NANOS.getAsLong() - heard.get() > pace.silent().toNanos();
    if (silence != deaf) {
      deaf = silence;
      answers.missed();
    }
  }

  private void tell() {
    State state = membership.state(NANOS.getAsLong());
    String line =
        switch (state) {
          case TOGETHER -> "redis: counts together with %s".formatted(others());
          case CHANGING -> "redis: no calls until it is certain how to count them";
          case ALONE ->
              "redis is away: this node keeps to %d %% of the calls until it is back"
                  .formatted(Share.of(100, membership.part()));
        };
    if (!line.equals(told)) {
      told = line;
      teller.accept(line);
    }
  }

  private String others() {
    int others = membership.known().size();
    return others == 1 ? "1 other node" : others + " other nodes";
  }

  /// Leaves its part to the others, if all that it was granted is counted in Redis.
  @Override
  public void close() {
    closed = true;
    beating.interrupt();
    if (membership.state(NANOS.getAsLong()) == State.TOGETHER) {
      wire.<Long>run(Script.LEAVE, ScriptOutputType.INTEGER, List.of(Keys.NODES), id);
    }
    wire.close();
  }

  /// Hears what this node itself publishes with each beat.
  private final class Ear extends RedisPubSubAdapter<String, String> {
    @Override
    public void message(String channel, String message) {
      if (channel.equals(Keys.ear(id))) {
        heard.set(NANOS.getAsLong());
      }
    }
  }

  /// Whatever broke, the other end may not be the same when it comes back.
  private final class Breaking implements RedisConnectionStateListener {
    @Override
    public void onRedisConnected(RedisChannelHandler<?, ?> connection, SocketAddress address) {}

    @Override
    public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
      answering = false;
      membership.unanswered(true, NANOS.getAsLong());
    }
  }
}
