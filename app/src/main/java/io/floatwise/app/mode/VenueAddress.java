package io.floatwise.app.mode;

import io.floatwise.core.error.InputException;
import io.floatwise.core.error.NotAllowedException;
import io.floatwise.dmarket.DMarketConfig;
import io.floatwise.dmarket.http.BaseUrl;
import io.floatwise.dmarket.http.BreakerPolicy;
import io.floatwise.dmarket.http.CachePolicy;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Which DMarket a run talks to: the real one, or a sandbox on this machine in its role. There is
/// no third.
///
/// @param config of the client, with that address
/// @param rehearsal address of the sandbox; empty for the real one
record VenueAddress(DMarketConfig config, Optional<URI> rehearsal) {

  /// Set to anything, it confines the process to this machine. Tests set it.
  static final String LOOPBACK_ONLY = "FLOATWISE_LOOPBACK_ONLY";

  private static final Duration REST = Duration.ofSeconds(2);

  /// What people are told the mode is, and the name of its folder: on a sandbox it is not the mode
  /// itself, because nothing there is real.
  String label(Mode mode) {
    return rehearsal.isPresent() ? mode.word() + "-on-sandbox" : mode.word();
  }

  /// @throws NotAllowedException if the mode is not released for this address
  void requireReleased(Mode mode) {
    if (mode == Mode.LIVE && rehearsal.isEmpty()) {
      throw new NotAllowedException(
          "live: not released for the real DMarket yet; expected --dmarket-url"
              + " http://127.0.0.1:PORT of a sandbox to rehearse on; nothing was sent");
    }
  }

  /// @throws InputException if `given` is neither, or may not be spoken to from here
  static VenueAddress of(Optional<String> given, Map<String, String> environment) {
    String real = DMarketConfig.DEFAULT.baseUrl().toString();
    BaseUrl address = BaseUrl.of(given.orElse(real));
    if (address.isLoopback() && !address.isSecure()) {
      var config =
          DMarketConfig.DEFAULT
              .withBaseUrl(address.toString())
              .withCache(CachePolicy.OFF)
              .withBreakers(BreakerPolicy.DEFAULT.resting(REST));
      return new VenueAddress(config, Optional.of(URI.create(address.toString())));
    }
    if (!address.toString().equals(real)) {
      throw new InputException(
          "--dmarket-url: expected %s or a sandbox at http://127.0.0.1:PORT, found %s"
              .formatted(real, address));
    }
    if (environment.containsKey(LOOPBACK_ONLY)) {
      throw new InputException(
          "%s is set, so this process talks to this machine only: expected --dmarket-url"
                  .formatted(LOOPBACK_ONLY)
              + " http://127.0.0.1:PORT, found "
              + address);
    }
    return new VenueAddress(DMarketConfig.DEFAULT, Optional.empty());
  }
}
