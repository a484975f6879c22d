package io.floatwise.app.demo;

import io.floatwise.dmarket.DMarket;
import io.floatwise.dmarket.DMarketConfig;
import io.floatwise.dmarket.auth.ApiKey;
import io.floatwise.dmarket.http.BreakerPolicy;
import io.floatwise.dmarket.http.CachePolicy;
import io.floatwise.sandbox.exchange.ClockSpeed;
import io.floatwise.sandbox.state.SandboxKeys;
import io.floatwise.store.database.DataDirectory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// A sandbox on this machine that runs already, for whoever only looks: its client cannot write,
/// and its market time is read, neither moved nor taken. The key is the one that the sandbox made
/// itself.
public final class RunningSandbox implements AutoCloseable {

  /// A sandbox on this machine need not be left in peace for long.
  private static final Duration REST = Duration.ofSeconds(2);

  private final SandboxAdmin admin;
  private final DMarket client;

  private RunningSandbox(SandboxAdmin admin, DMarket client) {
    this.admin = admin;
    this.client = client;
  }

  /// @param address of the sandbox
  /// @param data the data directory that it was started with
  /// @throws io.floatwise.core.error.InputException if the address is not one of this machine, or
  ///   the directory is that of another sandbox
  /// @throws SandboxGoneException if nothing answers there
  /// @throws IOException if the keys cannot be read
  public static RunningSandbox open(URI address, Path data) throws IOException {
    URI base = Loopback.require(address);
    SandboxKeys keys = SandboxKeys.read(DataDirectory.open(data).sandbox());
    var owner = ApiKey.of(keys.owner().publicKey(), keys.owner().secretKey());
    var config =
        DMarketConfig.DEFAULT
            .withBaseUrl(base.toString())
            .withCache(CachePolicy.OFF)
            .withBreakers(BreakerPolicy.DEFAULT.resting(REST));
    var admin = new SandboxAdmin(base, keys.adminToken(), ClockSpeed.UNPACED);
    boolean ours = false;
    try {
      admin.look();
      ours = true;
      return new RunningSandbox(admin, DMarket.openReadOnly(config, owner));
    } finally {
      if (!ours) {
        admin.close();
      }
    }
  }

  /// A client that reads and cannot write.
  public DMarket client() {
    return client;
  }

  /// Market time.
  public Instant now() {
    return admin.look();
  }

  @Override
  public void close() {
    client.close();
    admin.close();
  }
}
