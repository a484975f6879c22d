package io.floatwise.app.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.Main;
import io.floatwise.app.metrics.RedisCollector;
import io.floatwise.proving.Proves;
import io.floatwise.redis.RedisCount.State;
import io.floatwise.redis.RedisNode;
import io.floatwise.redis.RedisUrl;
import io.floatwise.sandbox.SandboxConfig;
import io.floatwise.sandbox.SandboxServer;
import io.floatwise.sandbox.exchange.ClockSpeed;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.testkit.redis.RealRedis;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The whole program with and without a Redis.
@Timeout(120)
class RunTogetherTest {

  @TempDir Path temp;
  private Optional<Process> running = Optional.empty();

  @AfterEach
  void end() throws Exception {
    if (running.isPresent()) {
      running.get().destroyForcibly().waitFor();
    }
  }

  /// What a run of one market day said, and the classes it loaded.
  private record Ran(int code, String said, List<String> classes) {}

  private Ran run(SandboxServer sandbox, Path data, Map<String, String> environment)
      throws Exception {
    Path classes = temp.resolve("classes");
    Path said = temp.resolve("said");
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    command.add("-Xlog:class+load:file=" + classes);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("run", "--mode", "dry-run", "--headless", "--days", "1"));
    command.addAll(List.of("--dmarket-url", sandbox.baseUrl().toString()));
    command.addAll(List.of("--data", data.toString()));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(said.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("FLOATWISE_"));
    builder.environment().remove(Together.VARIABLE);
    builder.environment().put("FLOATWISE_LOOPBACK_ONLY", "1");
    builder.environment().put("FLOATWISE_DMARKET_PUBLIC_KEY", sandbox.publicKey());
    builder.environment().put("FLOATWISE_DMARKET_SECRET_KEY", sandbox.secretKey());
    builder.environment().putAll(environment);
    Process process = builder.start();
    running = Optional.of(process);
    assertThat(process.waitFor(100, TimeUnit.SECONDS)).as(Files.readString(said)).isTrue();
    return new Ran(process.exitValue(), Files.readString(said), Files.readAllLines(classes));
  }

  private static SandboxServer sandbox(Path data) throws IOException {
    Path folder = DataDirectory.open(DataDirectory.open(data).sandbox()).path();
    return SandboxServer.start(SandboxConfig.seeded(folder, 1, ClockSpeed.UNPACED));
  }

  private static List<String> ofRedis(Ran ran) {
    return ran.classes().stream()
        .filter(line ->
            line.contains(" io.lettuce.")
                || line.contains(" io.netty.")
                || line.contains(" io.floatwise.redis."))
        .toList();
  }

  @Test
  @Proves(value = "P5.3.2.4", breaks = Together.class)
  void withoutAnAddressNothingOfRedisIsLoaded() throws Exception {
    Path data = temp.resolve("data");
    try (var sandbox = sandbox(data)) {
      Ran ran = run(sandbox, data, Map.of());
      assertThat(ran.code()).as(ran.said()).isZero();
      assertThat(ran.said()).doesNotContain("redis");
      assertThat(ofRedis(ran)).isEmpty();
      assertThat(ran.classes()).anyMatch(line -> line.contains(Together.class.getName()));
    }
  }

  @Test
  @Proves(
      value = "P5.3.2.4",
      breaks = {Together.class, InRedis.class, NodeName.class})
  void withOneARunCountsWithTheOthersAndTellsThemNothingOfItsAccount() throws Exception {
    Path data = temp.resolve("data");
    try (var redis = RealRedis.start();
        var sandbox = sandbox(data);
        var other = RedisNode.open(RedisUrl.parse(redis.url()), "other", _ -> {})) {
      CountingVenue.await("together", () -> other.count().state() == State.TOGETHER);
      Ran ran = run(sandbox, data, Map.of(Together.VARIABLE, redis.url()));
      assertThat(ran.code()).as(ran.said()).isZero();
      assertThat(ran.said())
          .contains(
              "redis: shared with other nodes at 127.0.0.1:" + redis.port() + "/0",
              "redis: counts together with 1 other node");
      assertThat(ofRedis(ran)).isNotEmpty();
      assertThat(Files.readString(data.resolve("dry-run-on-sandbox/node")))
          .matches("[0-9a-f-]{36}");
      assertThat(redis.dump())
          .contains("places:")
          .doesNotContain(sandbox.publicKey(), sandbox.publicKey().substring(0, 8));
      CountingVenue.await("it has left", () -> other.count().nodes() == 1);
    }
  }

  @Test
  @Proves(value = "P5.3.2.4", breaks = InRedis.class)
  void aRedisThatIsNotThereOrCannotBeReliedOnEndsTheStart() throws Exception {
    Path data = temp.resolve("data");
    try (var sandbox = sandbox(data);
        var forgetful = RealRedis.start("maxmemory 10mb", "maxmemory-policy allkeys-lru")) {
      Ran unreliable = run(sandbox, data, Map.of(Together.VARIABLE, forgetful.url()));
      assertThat(unreliable.code()).isEqualTo(1);
      assertThat(unreliable.said())
          .contains("expected maxmemory-policy noeviction", "found allkeys-lru", "error 6000");
      forgetful.stop();
      Ran missing = run(sandbox, data, Map.of(Together.VARIABLE, forgetful.url()));
      assertThat(missing.code()).isEqualTo(1);
      assertThat(missing.said())
          .contains("REDIS_URL: expected a Redis at 127.0.0.1:", "error 6000");
      Ran elsewhere =
          run(sandbox, data, Map.of(Together.VARIABLE, "rediss://me:hunter2@192.0.2.1"));
      assertThat(elsewhere.code()).isEqualTo(2);
      assertThat(elsewhere.said())
          .contains("this process talks to this machine only", "error 3000")
          .doesNotContain("hunter2");
    }
  }

  @Test
  @Proves(value = "P5.3.2.4", breaks = RedisCollector.class)
  void theMetricsShowHowTheNodeCounts() throws Exception {
    try (var redis = RealRedis.start();
        var node = RedisNode.open(RedisUrl.parse(redis.url()), "one", _ -> {})) {
      var registry = new PrometheusRegistry();
      registry.register(new RedisCollector(node));
      CountingVenue.await("together", () -> node.count().state() == State.TOGETHER);
      node.neighbours().answers().look("k", Set.of(), Duration.ofMinutes(1));
      var text = new ByteArrayOutputStream();
      PrometheusTextFormatWriter.create().write(text, registry.scrape());
      assertThat(text.toString(StandardCharsets.UTF_8))
          .contains(
              "floatwise_redis_state{state=\"together\"} 1.0",
              "floatwise_redis_state{state=\"alone\"} 0.0",
              "floatwise_redis_nodes 1.0",
              "floatwise_redis_part_ratio 0.5",
              "floatwise_redis_looks_total{found=\"nothing\"} 1.0");
    }
  }
}
