package io.floatwise.app.demo;

import io.floatwise.sandbox.exchange.ClockSpeed;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/// What a person can choose of the demo.
///
/// @param data data directory
/// @param seed of the market
/// @param clockSpeed market seconds in a real second
/// @param mispricedPerDay offers far below fair value that the market makes in a day
/// @param marketFile recorded series instead of the generated market
/// @param marketFrom first day of the series that is used
/// @param until when to stop
/// @param headless no page and no chat
/// @param fault of the sandbox, to see that it is noticed
/// @param webPort of the page, 0 for a free one
/// @param chatPort of the chat, 0 for a free one
public record DemoOptions(
    Path data,
    long seed,
    ClockSpeed clockSpeed,
    int mispricedPerDay,
    Optional<Path> marketFile,
    Optional<LocalDate> marketFrom,
    Until until,
    boolean headless,
    Optional<String> fault,
    int webPort,
    int chatPort) {

  /// When the demo ends by itself.
  public enum Until {
    /// Never; only when it is stopped.
    STOPPED,
    /// After the first sale of this run.
    SOLD,
    /// After the protection of the first sale of this run has ended.
    SETTLED
  }
}
