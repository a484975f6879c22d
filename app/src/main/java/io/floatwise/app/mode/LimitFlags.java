package io.floatwise.app.mode;

import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Game;
import io.floatwise.core.money.Money;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.risk.StartLimits;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the flags of a start say of its limits.
///
/// @param perTrade most for one purchase, `--max-trade`
/// @param perDay most for all purchases of a day, `--max-day`
/// @param games to trade in, `--game`; none if nothing is said of them
public record LimitFlags(Optional<Money> perTrade, Optional<Money> perDay, List<Game> games) {

  /// @throws InputException if they make no sense together
  public LimitFlags {
    games = games.stream().distinct().sorted().toList();
    if (perTrade.isPresent() && perDay.isPresent() && perTrade.get().isMoreThan(perDay.get())) {
      throw new InputException(
          "expected --max-trade above 0 and at most --max-day, found %s and %s"
              .formatted(perTrade.get().toDecimal(), perDay.get().toDecimal()));
    }
  }

  /// These limits at a start in `mode`. What may spend money has none that nobody chose.
  ///
  /// @throws InputException if one is missing without which the mode must not run
  StartLimits at(Mode mode) {
    return switch (mode) {
      case DEMO, PAPER, DRY_RUN -> over(Limits.DEFAULT);
      case LIVE -> {
        if (perTrade.isEmpty() || perDay.isEmpty()) {
          throw new InputException(
              "live spends money: expected --max-trade USD and --max-day USD, found %s"
                  .formatted(perTrade.isEmpty() ? "no --max-trade" : "no --max-day"));
        }
        yield over(Limits.NEW_LIVE_ACCOUNT);
      }
    };
  }

  private StartLimits over(Limits usual) {
    StartLimits start = StartLimits.of(usual);
    if (perTrade.isPresent()) {
      start = start.saying(Limit.PER_TRADE, perTrade.get());
    }
    if (perDay.isPresent()) {
      start = start.saying(Limit.PER_DAY, perDay.get());
    }
    return games.isEmpty() ? start : start.saying(Limit.GAMES, Set.copyOf(games));
  }
}
