package io.floatwise.app.shared;

import io.floatwise.core.shared.LocalThrottle;
import io.floatwise.core.shared.Neighbours;
import io.floatwise.core.shared.Throttle;
import io.floatwise.store.database.DataDirectory;
import io.prometheus.metrics.model.registry.MultiCollector;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What a run shares with others: nothing, or what `REDIS_URL` names. Without it no class of Redis'
/// client is loaded.
///
/// @param neighbours of a client of the venue
/// @param throttle of what people ask for
/// @param metrics of the sharing, where there is any
/// @param ending leaves the others
public record Together(
    Neighbours neighbours, Throttle throttle, Optional<MultiCollector> metrics, Runnable ending)
    implements AutoCloseable {

  /// The same as `RedisUrl.VARIABLE`, whose class is loaded only where it is set.
  static final String VARIABLE = "REDIS_URL";

  /// A run of its own.
  public static Together alone() {
    return new Together(
        Neighbours.NONE, new LocalThrottle(System::nanoTime), Optional.empty(), () -> {});
  }

  /// What the environment says.
  ///
  /// @param folder of the run, locked by it: names the node, so that a restart is the same one
  /// @param loopbackOnly whether this process may talk to this machine only
  /// @param teller is told in one line when something changes, from any thread
  /// @throws io.floatwise.core.error.InputException if the address makes no sense
  /// @throws IOException if the name of the node cannot be kept
  public static Together open(
      Map<String, String> environment,
      DataDirectory folder,
      boolean loopbackOnly,
      Consumer<String> teller)
      throws IOException {
    String address = environment.getOrDefault(VARIABLE, "");
    return address.isBlank()
        ? alone()
        : InRedis.open(address, NodeName.in(folder.path()), loopbackOnly, teller);
  }

  @Override
  public void close() {
    ending.run();
  }
}
