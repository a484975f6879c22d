package io.floatwise.app.demo;

import io.floatwise.app.run.FaceOptions;
import io.floatwise.app.run.Recording;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.sandbox.MarketChoice;
import io.floatwise.sandbox.MarketSize;
import io.floatwise.sandbox.exchange.ClockSpeed;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What a person can choose of the demo.
///
/// @param data data directory
/// @param market that it trades in
/// @param clockSpeed market seconds in a real second
/// @param rateLimits whether the sandbox holds DMarket's limits
/// @param until when to stop
/// @param days market days after which to stop in any case; empty for no such end
/// @param patience real time since the start of the program after which a run that waits for a sale
///   gives up
/// @param explain list every title without a trade at the end
/// @param faces which faces it shows
/// @param recording whether it records its market
/// @param strategies in the order in which they decide
/// @param fault of the sandbox, to see that it is noticed
/// @param sandbox address of a sandbox that runs already; empty for one of our own
public record DemoOptions(
    Path data,
    MarketChoice market,
    ClockSpeed clockSpeed,
    boolean rateLimits,
    Until until,
    OptionalInt days,
    Duration patience,
    boolean explain,
    FaceOptions faces,
    Recording recording,
    List<Strategy> strategies,
    Optional<String> fault,
    Optional<URI> sandbox) {

  private static final long USUAL_SEED = 1;
  private static final long USUAL_SPEED = 14_400;
  private static final Duration USUAL_PATIENCE = Duration.ofMinutes(2);

  public DemoOptions {
    strategies = List.copyOf(strategies);
  }

  /// What `floatwise demo` does without any flag.
  public static DemoOptions usual(
      Path data,
      OptionalInt days,
      FaceOptions faces,
      Recording recording,
      List<Strategy> strategies) {
    return new DemoOptions(
        data,
        MarketChoice.seeded(USUAL_SEED, MarketSize.SMALL),
        ClockSpeed.of(USUAL_SPEED),
        true,
        Until.STOPPED,
        days,
        USUAL_PATIENCE,
        false,
        faces,
        recording,
        strategies,
        Optional.empty(),
        Optional.empty());
  }

  /// When the demo ends by itself.
  public enum Until {
    /// Never; only when it is stopped.
    STOPPED,
    /// As soon as everything is ready to trade.
    READY,
    /// After the first sale of this run.
    SOLD,
    /// After the protection of the first sale of this run has ended.
    SETTLED
  }
}
