package io.floatwise.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.shared.SharedAnswers;
import io.floatwise.core.shared.SharedAnswers.Body;
import io.floatwise.core.shared.SharedAnswers.Look;
import io.floatwise.proving.Proves;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What one node keeps and another one reads, and what makes it wrong.
class RedisAnswersTest {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration NOW = Duration.ZERO;
  private static final Set<String> TAGS = Set.of("account");

  /// In which a node hears of what another one did.
  private static final Duration BOUND = Duration.ofSeconds(1);

  private TwoNodes nodes;
  private SharedAnswers a;
  private SharedAnswers b;
  private final List<String> heard = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() throws Exception {
    nodes = TwoNodes.start();
    a = nodes.a.neighbours().answers();
    b = nodes.b.neighbours().answers();
    b.listen(
        new SharedAnswers.Listener() {
          @Override
          public void replaced(String key) {
            heard.add("replaced " + key);
          }

          @Override
          public void invalidated(String tag) {
            heard.add("invalidated " + tag);
          }

          @Override
          public void missed() {
            heard.add("missed");
          }
        });
  }

  @AfterEach
  void stop() throws Exception {
    nodes.close();
  }

  private static Body body(String text) {
    return new Body(200, text.getBytes(StandardCharsets.UTF_8));
  }

  private Optional<String> at(SharedAnswers node, String key) {
    return node.look(key, TAGS, LONG) instanceof Look.Found(Body body, Duration _)
        ? Optional.of(new String(body.bytes(), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  private void awaitAtB(String key, Optional<String> text) {
    long start = System.nanoTime();
    TwoNodes.await(key + " is " + text, () -> at(b, key).equals(text));
    assertThat(System.nanoTime() - start).isLessThan(BOUND.toNanos());
  }

  private void awaitHeard(String news) {
    long start = System.nanoTime();
    TwoNodes.await(news, () -> heard.contains(news));
    assertThat(System.nanoTime() - start).isLessThan(BOUND.toNanos());
  }

  /// Put until it is right: a node dates by the earliest moment that Redis's clock may have shown,
  /// so what it asks just after something was made wrong may still count as asked before it.
  private void awaitPutAfter(String key) {
    TwoNodes.await(
        key + " is right, asked after it",
        () -> {
          a.put(key, body("after"), NOW, LONG);
          return at(b, key).equals(Optional.of("after"));
        });
  }

  @Test
  @Proves(value = "P5.1.3.5", breaks = RedisAnswers.class)
  void whatOneNodeKeepsTheOtherReads() {
    a.put("k", body("{\"price\":1}"), NOW, LONG);
    awaitAtB("k", Optional.of("{\"price\":1}"));
    awaitHeard("replaced k");
    assertThat(b.look("k", TAGS, LONG))
        .isInstanceOfSatisfying(
            Look.Found.class,
            found -> {
              assertThat(found.age()).isBetween(Duration.ZERO, BOUND);
              assertThat(found.body().status()).isEqualTo(200);
            });
  }

  @Test
  @Proves(value = "P5.1.3.4", breaks = RedisAnswers.class)
  void anAnswerIsNeverGivenPastItsAge() {
    a.put("k", body("old"), Duration.ofSeconds(40), LONG);
    awaitAtB("k", Optional.of("old"));
    assertThat(b.look("k", TAGS, Duration.ofSeconds(40))).isNotInstanceOf(Look.Found.class);
    assertThat(b.look("k", TAGS, Duration.ofSeconds(45))).isInstanceOf(Look.Found.class);
    nodes.write(redis ->
        assertThat(redis.pttl(Keys.answer("k"))).isBetween(1L, LONG.minusSeconds(40).toMillis()));
    a.put("gone", body("old"), LONG, LONG);
    a.put("marker", body("x"), NOW, LONG);
    awaitAtB("marker", Optional.of("x"));
    assertThat(at(b, "gone")).isEmpty();
  }

  @Test
  @Proves(value = "P5.1.3.4", breaks = RedisAnswers.class)
  void anOlderAnswerNeverReplacesAYoungerOne() {
    a.put("k", body("young"), NOW, LONG);
    awaitAtB("k", Optional.of("young"));
    b.put("k", body("old"), Duration.ofSeconds(3), LONG);
    b.put("marker", body("x"), NOW, LONG);
    awaitAtB("marker", Optional.of("x"));
    assertThat(at(b, "k")).contains("young");
  }

  @Test
  @Proves(value = "P5.1.3.4", breaks = RedisAnswers.class)
  void invalidatingATagMakesEverythingAskedBeforeWrong() {
    a.put("k", body("before"), NOW, LONG);
    awaitAtB("k", Optional.of("before"));
    a.invalidate("account");
    awaitHeard("invalidated account");
    assertThat(at(b, "k")).isEmpty();
    a.put("k", body("asked before"), Duration.ofSeconds(2), LONG);
    awaitPutAfter("other");
    assertThat(at(b, "k")).isEmpty();
    awaitPutAfter("k");
  }

  @Test
  @Proves(value = "P5.1.3.4", breaks = RedisAnswers.class)
  void oneAnswerCanBeForgotten() {
    a.put("k", body("nonsense"), NOW, LONG);
    a.put("kept", body("sense"), NOW, LONG);
    awaitAtB("k", Optional.of("nonsense"));
    a.forget("k");
    awaitAtB("k", Optional.empty());
    assertThat(at(b, "kept")).contains("sense");
  }

  @Test
  @Proves(value = "P5.1.3.6", breaks = RedisAnswers.class)
  void ofManyWhoLookAtOnceOneAsks() {
    var asked = new AtomicInteger();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 100; i++) {
        SharedAnswers node = i % 2 == 0 ? a : b;
        callers.execute(() -> {
          if (node.look("k", TAGS, LONG) instanceof Look.Ask) {
            asked.incrementAndGet();
          }
        });
      }
    }
    assertThat(asked).hasValue(1);
  }

  @Test
  @Proves(value = "P5.1.3.6", breaks = RedisAnswers.class)
  void whoAsksAndDiesIsNotWaitedForForever() {
    assertThat(a.look("k", TAGS, LONG)).isInstanceOf(Look.Ask.class);
    long start = System.nanoTime();
    assertThat(b.look("k", TAGS, LONG)).isInstanceOf(Look.Awaited.class);
    TwoNodes.await("b asks", () -> b.look("k", TAGS, LONG) instanceof Look.Ask);
    assertThat(System.nanoTime() - start)
        .isBetween(
            RedisAnswers.WAITED.minusMillis(200).toNanos(),
            RedisAnswers.WAITED.plusSeconds(2).toNanos());
  }

  @Test
  @Proves(value = "P5.1.3.6", breaks = RedisAnswers.class)
  void whoAsksInVainLeavesItToTheNext() {
    if (a.look("k", TAGS, LONG) instanceof Look.Ask(SharedAnswers.Errand errand)) {
      errand.close();
    }
    long start = System.nanoTime();
    TwoNodes.await("b asks", () -> b.look("k", TAGS, LONG) instanceof Look.Ask);
    assertThat(System.nanoTime() - start).isLessThan(BOUND.toNanos());
  }

  /// What happened meanwhile is unknown, so everything that was kept goes.
  @Test
  @Proves(value = "P5.1.3.5", breaks = RedisAnswers.class)
  @Proves(value = "P5.4.1.5", breaks = RedisAnswers.class)
  void aNodeThatWasCutOffDropsWhatItKept() throws Exception {
    a.put("k", body("x"), NOW, LONG);
    awaitAtB("k", Optional.of("x"));
    heard.clear();
    nodes.redis.stop();
    TwoNodes.await("away", () -> b.look("k", TAGS, LONG) instanceof Look.Ask);
    assertThat(at(b, "k")).isEmpty();
    nodes.redis.startAgain();
    TwoNodes.await("dropped", () -> heard.contains("missed"));
    awaitPutAfter("k");
    heard.clear();
    a.invalidate("account");
    awaitHeard("invalidated account");
  }
}
