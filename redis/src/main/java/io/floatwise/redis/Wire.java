package io.floatwise.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslVerifyMode;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The two connections to one Redis: for scripts, and for what is published. Both come back by
/// themselves. Nothing is put off while they are broken: a command fails at once then. Thread-safe.
final class Wire implements AutoCloseable {

  private static final Duration CONNECTING = Duration.ofSeconds(2);
  private static final Duration AGAIN = Duration.ofMillis(250);
  private static final int MOST_WAITING = 20_000;

  private final ClientResources resources;
  private final RedisClient client;
  private final StatefulRedisConnection<String, byte[]> commands;
  private final StatefulRedisPubSubConnection<String, String> news;
  private final Duration patience;
  private final Counts counts;
  private final Map<Script, String> digests = new EnumMap<>(Script.class);

  private Wire(
      ClientResources resources,
      RedisClient client,
      StatefulRedisConnection<String, byte[]> commands,
      StatefulRedisPubSubConnection<String, String> news,
      Duration patience,
      Counts counts) {
    this.resources = resources;
    this.client = client;
    this.commands = commands;
    this.news = news;
    this.patience = patience;
    this.counts = counts;
    for (Script script : Script.values()) {
      digests.put(script, commands.async().digest(script.text()));
    }
  }

  /// @param listener hears when a connection breaks and comes back
  /// @throws RedisException if there is no Redis, or not one to rely on
  static Wire open(
      RedisUrl url, Duration patience, Counts counts, RedisConnectionStateListener listener) {
    ClientResources resources =
        ClientResources.builder()
            .ioThreadPoolSize(2)
            .computationThreadPoolSize(2)
            .reconnectDelay(Delay.constant(AGAIN))
            .build();
    RedisClient client = RedisClient.create(resources, uri(url));
    client.setOptions(
        ClientOptions.builder()
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .requestQueueSize(MOST_WAITING)
            .socketOptions(
                SocketOptions.builder().connectTimeout(CONNECTING).keepAlive(true).build())
            .build());
    client.addListener(listener);
    Optional<Wire> opened = Optional.empty();
    try {
      var commands = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
      var news = client.connectPubSub(StringCodec.UTF8);
      var wire = new Wire(resources, client, commands, news, patience, counts);
      wire.requireReliable();
      opened = Optional.of(wire);
      return wire;
    } catch (RedisConnectionException e) {
      throw new RedisException(
          "%s: expected a Redis at %s, found none that lets us in: %s"
              .formatted(RedisUrl.VARIABLE, url, reason(e)));
    } finally {
      if (opened.isEmpty()) {
        end(client, resources);
      }
    }
  }

  private static RedisURI uri(RedisUrl url) {
    RedisURI.Builder uri =
        RedisURI.builder()
            .withHost(url.host().replaceAll("[\\[\\]]", ""))
            .withPort(url.port())
            .withDatabase(url.database())
            .withSsl(url.secure())
            .withVerifyPeer(SslVerifyMode.FULL)
            .withTimeout(CONNECTING)
            .withClientName("floatwise");
    url.password()
        .ifPresent(password -> {
          if (url.user().isPresent()) {
            uri.withAuthentication(url.user().get(), password.toCharArray());
          } else {
            uri.withPassword(password.toCharArray());
          }
        });
    return uri.build();
  }

  private static String reason(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getClass().getSimpleName() + ", " + cause.getMessage();
  }

  /// A Redis that throws keys away when it is full would forget calls that count.
  private void requireReliable() {
    String memory =
        await(commands.async().info("memory"), CONNECTING)
            .orElseThrow(() -> new RedisException("Redis: expected an answer to INFO, found none"));
    String policy =
        memory
            .lines()
            .filter(line -> line.startsWith("maxmemory_policy:"))
            .map(line -> line.substring("maxmemory_policy:".length()).strip())
            .findFirst()
            .orElse("unknown");
    if (!policy.equals("noeviction")) {
      throw new RedisException(
          "Redis: expected maxmemory-policy noeviction, because it counts calls that must not be"
              + " forgotten; found "
              + policy);
    }
  }

  /// Runs a script and waits for what it answers, at most the patience; empty if none came.
  <T> Optional<T> run(
      Script script, ScriptOutputType type, List<String> keys, Object... arguments) {
    CompletionStage<T> running = start(script, type, keys, arguments);
    return await(running, patience);
  }

  /// Starts a script; nobody waits for it.
  void send(Script script, List<String> keys, Object... arguments) {
    this.<Object>start(script, ScriptOutputType.INTEGER, keys, arguments)
        .whenComplete((_, error) -> {
          if (error != null) {
            counts.failed.increment();
          }
        });
  }

  private <T> CompletionStage<T> start(
      Script script, ScriptOutputType type, List<String> keys, Object... arguments) {
    String[] names = keys.toArray(String[]::new);
    byte[][] values = new byte[arguments.length][];
    for (int i = 0; i < arguments.length; i++) {
      values[i] =
          arguments[i] instanceof byte[] bytes
              ? bytes
              : String.valueOf(arguments[i]).getBytes(StandardCharsets.UTF_8);
    }
    try {
      RedisFuture<T> known =
          commands.async().evalsha(digests.getOrDefault(script, ""), type, names, values);
      return known.exceptionallyCompose(error -> {
        if (unwrapped(error) instanceof RedisNoScriptException) {
          return commands.async().eval(script.text(), type, names, values);
        }
        return CompletableFuture.failedFuture(error);
      });
    } catch (io.lettuce.core.RedisException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static Throwable unwrapped(Throwable error) {
    return error instanceof CompletionException wrapped && wrapped.getCause() != null
        ? wrapped.getCause()
        : error;
  }

  private <T> Optional<T> await(CompletionStage<T> running, Duration longest) {
    try {
      return Optional.ofNullable(
          running.toCompletableFuture().get(longest.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException | ExecutionException _) {
      counts.failed.increment();
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /// Whether commands can be sent, as far as is known.
  boolean isOpen() {
    return commands.isOpen();
  }

  StatefulRedisPubSubConnection<String, String> news() {
    return news;
  }

  /// What a script with several results answers, as numbers and texts.
  static List<Object> readable(List<Object> raw) {
    List<Object> values = new ArrayList<>(raw.size());
    for (Object one : raw) {
      values.add(one instanceof byte[] text ? new String(text, StandardCharsets.UTF_8) : one);
    }
    return values;
  }

  @Override
  public void close() {
    end(client, resources);
  }

  private static void end(RedisClient client, ClientResources resources) {
    client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    resources.shutdown(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
  }
}
