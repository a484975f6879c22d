package io.floatwise.testkit.redis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import redis.embedded.RedisServer;

/// A Redis of its own on this machine, that can be ended and started again at the same address,
/// each time without what it knew.
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

  /// Every key with its value, as it is serialised.
  public String dump() throws IOException {
    var everything = new StringBuilder();
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(5_000);
      var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      List<String> keys = new ArrayList<>();
      send(socket, "KEYS", "*");
      int count = Integer.parseInt(in.readLine().substring(1));
      for (int i = 0; i < count; i++) {
        in.readLine();
        keys.add(in.readLine());
      }
      for (String key : keys) {
        everything.append(key).append('\n');
        send(socket, "DUMP", key);
        String header = in.readLine();
        int length = Integer.parseInt(header.substring(1));
        char[] value = new char[Math.max(0, length)];
        for (int read = 0; read < value.length; ) {
          read += in.read(value, read, value.length - read);
        }
        if (length >= 0) {
          in.readLine();
          everything.append(value).append('\n');
        }
      }
    }
    return everything.toString();
  }

  private static void send(Socket socket, String... words) throws IOException {
    var command = new StringBuilder("*" + words.length + "\r\n");
    for (String word : words) {
      command.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
    }
    socket.getOutputStream().write(command.toString().getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
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
