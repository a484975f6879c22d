package io.floatwise.app.cli;

import io.floatwise.app.run.FaceOptions;
import io.floatwise.app.run.Recording;
import io.floatwise.core.error.InputException;
import io.floatwise.core.strategy.Strategy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How long a run lasts and what it shows of itself, for every command that trades.
final class RunFlags {

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "End after this many days of market time.")
  private @Nullable Integer days;

  @Option(names = "--headless", description = "Open no page and no chat.")
  private boolean headless;

  @Option(
      names = "--web-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the page on 127.0.0.1 (default: a free one).")
  private int webPort;

  @Option(
      names = "--chat-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the chat on 127.0.0.1 (default: a free one).")
  private int chatPort;

  @Option(
      names = "--record",
      paramLabel = "DIR",
      description = {
        "Record what is seen of the market on a tape in this folder, which may hold a tape already",
        "(default: record nothing). See floatwise tape."
      })
  private @Nullable Path record;

  @Option(
      names = "--record-days",
      paramLabel = "N",
      description = "With --record: days of market time that stay on the tape (default: all).")
  private @Nullable Integer recordDays;

  @Mixin private StrategyOption strategies = new StrategyOption();

  /// Who decides.
  ///
  /// @throws InputException if one is unknown, or a value is not allowed
  List<Strategy> strategies() {
    return strategies.chosen();
  }

  /// Market time after which the run ends; empty if it goes on until it is stopped.
  ///
  /// @throws InputException if it is less than a day
  OptionalInt days() {
    Integer asked = days;
    if (asked == null) {
      return OptionalInt.empty();
    }
    if (asked < 1) {
      throw new InputException("--days: expected 1 or more, found " + asked);
    }
    return OptionalInt.of(asked);
  }

  /// @throws InputException if it makes no sense
  Recording recording() {
    Path folder = record;
    Integer keep = recordDays;
    if (keep != null && folder == null) {
      throw new InputException("--record-days: expected together with --record only");
    }
    if (keep != null && keep < 1) {
      throw new InputException("--record-days: expected 1 or more, found " + keep);
    }
    return new Recording(
        Optional.ofNullable(folder), keep == null ? OptionalInt.empty() : OptionalInt.of(keep));
  }

  FaceOptions faces() {
    return new FaceOptions(headless, webPort, chatPort);
  }
}
