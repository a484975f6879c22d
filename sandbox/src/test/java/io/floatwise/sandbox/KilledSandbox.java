package io.floatwise.sandbox;

import java.nio.file.Path;

/// A sandbox in a JVM of its own, for killing.
public final class KilledSandbox {
  private KilledSandbox() {}

  /// @param args the state directory
  public static void main(String[] args) throws Exception {
    SandboxServer server = Sandboxes.start(Path.of(args[0]));
    System.out.println(
        "READY "
            + String.join(
                " ",
                server.baseUrl().toString(),
                server.publicKey(),
                server.secretKey(),
                server.adminToken()));
    Thread.currentThread().join();
  }
}
