package io.floatwise.sandbox.state;

import java.nio.file.Files;
import java.nio.file.Path;

/// What opens a sandbox that runs already, read from its state directory. Only who may read that
/// directory gets it, and nothing in it opens anything else.
///
/// @param owner key pair of the first account
/// @param adminToken what the `X-Sandbox-Admin` header has to hold
public record SandboxKeys(KeyPair owner, String adminToken) {

  /// @param dir the state directory, which may be in use
  /// @throws StateException if no sandbox was ever started there, or its files are damaged
  public static SandboxKeys read(Path dir) throws StateException {
    if (Files.notExists(dir.resolve(StateDir.KEYS))) {
      throw new StateException(
          "expected the keys of a sandbox in "
              + dir
              + ", found none; start one with the same data directory: floatwise sandbox");
    }
    return StateDir.keysOf(dir);
  }

  /// Shows no secret.
  @Override
  public String toString() {
    return "SandboxKeys[" + owner.publicKey() + "]";
  }
}
