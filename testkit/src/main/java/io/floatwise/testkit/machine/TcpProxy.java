package io.floatwise.testkit.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Stands between two programs on this machine and can cut them off from each other. Thread-safe.
public final class TcpProxy implements AutoCloseable {

  private static final int CHUNK = 16_384;

  private final ServerSocket server;
  private final int target;
  private final Consumer<byte[]> sent;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Object change = new Object();
  private boolean cut;

  private TcpProxy(ServerSocket server, int target, Consumer<byte[]> sent) {
    this.server = server;
    this.target = target;
    this.sent = sent;
  }

  /// @param target port on this machine
  public static TcpProxy to(int target) {
    return to(target, _ -> {});
  }

  /// @param sent is told of every piece that is sent to the target, before it goes on
  public static TcpProxy to(int target, Consumer<byte[]> sent) {
    try {
      var proxy =
          new TcpProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target, sent);
      Thread.ofVirtual().start(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open a proxy", e);
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  /// From now on nothing goes through, as where a cable was pulled: nobody is told, connections
  /// stay open, and new ones are taken and hear nothing.
  public void cut() {
    synchronized (change) {
      cut = true;
    }
  }

  /// What was cut off is reset, and new connections go through again.
  public void heal() {
    reset();
    synchronized (change) {
      cut = false;
      change.notifyAll();
    }
  }

  /// Resets all connections; new ones go through.
  public void reset() {
    for (Socket socket : sockets) {
      close(socket);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket caller = server.accept();
        sockets.add(caller);
        Thread.ofVirtual().start(() -> connect(caller));
      } catch (IOException e) {
        if (!server.isClosed()) {
          throw new UncheckedIOException("the proxy failed", e);
        }
      }
    }
  }

  private void connect(Socket caller) {
    var called = new Socket();
    try {
      awaitThrough();
      called.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
      called.setTcpNoDelay(true);
      caller.setTcpNoDelay(true);
      sockets.add(called);
      Thread.ofVirtual().start(() -> pump(called, caller, _ -> {}));
      pump(caller, called, sent);
    } catch (IOException e) {
      // Whoever is on the other side sees that it is closed.
      close(called);
      close(caller);
    }
  }

  private void pump(Socket from, Socket to, Consumer<byte[]> told) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      byte[] chunk = new byte[CHUNK];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        awaitThrough();
        if (from.isClosed() || to.isClosed()) {
          return;
        }
        told.accept(Arrays.copyOf(chunk, n));
        out.write(chunk, 0, n);
      }
    } catch (IOException e) {
      // A connection that ends in the middle is what this is for.
      close(from);
    } finally {
      close(to);
    }
  }

  private void awaitThrough() {
    synchronized (change) {
      while (cut) {
        try {
          change.wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }

  private void close(Socket socket) {
    sockets.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close a connection", e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the proxy", e);
    }
    heal();
  }
}
