package io.floatwise.testkit.redis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import redis.embedded.RedisServer;

/// A Redis of its own on this machine, that can be ended and started again at the same address, each
/// time without what it knew.
public final class RealRedis implements AutoCloseable {

  private final int port;
  private final String[] settings;
  private RedisServer server;

  private RealRedis(int port, String[] settings) throws IOException {
    this.port = port;
    this.settings = settings.clone();
    this.server = started();
  }

  /// @param settings lines of its configuration
  public static RealRedis start(String... settings) throws IOException {
    return new RealRedis(freePort(), settings);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private RedisServer started() throws IOException {
    var builder =
        RedisServer.newRedisServer()
            .port(port)
            .bind("127.0.0.1")
            .setting("save \"\"")
            .setting("appendonly no")
            .setting("daemonize no");
    for (String setting : settings) {
      builder.setting(setting);
    }
    RedisServer built = builder.build();
    built.start();
    return built;
  }

  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  /// Ends it; every connection breaks.
  public void stop() throws IOException {
    server.stop();
  }

  /// Starts it again, empty.
  public void startAgain() throws IOException {
    server = started();
  }

  @Override
  public void close() throws IOException {
    server.stop();
  }
}
