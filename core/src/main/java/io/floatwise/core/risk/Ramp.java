package io.floatwise.core.risk;

import io.floatwise.core.money.Currency;
import io.floatwise.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Smaller sizes for an account that is new to us. A day is 24 hours from the moment the account
/// was met, so that the first one is never cut short by midnight.
///
/// @param stages by ascending last day, at least one
public record Ramp(List<Stage> stages) {

  /// What may be spent until a day is over.
  ///
  /// @param lastDay the last day it holds for; the first day of the account is 1
  /// @param perTrade most for one purchase
  /// @param perDay most for all purchases of a calendar day
  public record Stage(int lastDay, Money perTrade, Money perDay) {
    @Override
    public String toString() {
      return "day %d: %s / %s".formatted(lastDay, perTrade, perDay);
    }
  }

  /// For a new live account, TRADING.md section 3.
  public static final Ramp NEW_ACCOUNT =
      new Ramp(
          List.of(
              new Stage(3, Money.usd(10_00), Money.usd(50_00)),
              new Stage(7, Money.usd(25_00), Money.usd(150_00)),
              new Stage(14, Money.usd(50_00), Money.usd(300_00))));

  private static final String AMOUNT = "([0-9]{1,9}(?:\\.[0-9]{1,2})?) ?USD";
  private static final Pattern STAGE =
      Pattern.compile(" *day ([0-9]{1,4}): " + AMOUNT + " ?/ ?" + AMOUNT + " *");

  /// @throws IllegalArgumentException if there is no stage or the days do not ascend from 1
  public Ramp {
    stages = List.copyOf(stages);
    int before = 0;
    for (Stage stage : stages) {
      if (stage.lastDay() <= before) {
        throw new IllegalArgumentException("expected ascending days from 1 on, found " + stages);
      }
      before = stage.lastDay();
    }
    if (stages.isEmpty()) {
      throw new IllegalArgumentException("expected at least one stage, found none");
    }
  }

  /// The day of an account that was met at `openedAt`; 0 or less before that.
  static long day(Instant openedAt, Instant now) {
    return Math.floorDiv(Duration.between(openedAt, now).toSeconds(), 86_400L) + 1;
  }

  /// What holds at `now`; empty when the ramp is over.
  Optional<Stage> at(Instant openedAt, Instant now) {
    long day = day(openedAt, now);
    return stages.stream().filter(stage -> day <= stage.lastDay()).findFirst();
  }

  /// Reads what [#toString] writes; empty if `text` is no ramp.
  static Optional<Ramp> read(String text) {
    var stages = new ArrayList<Stage>();
    int before = 0;
    for (String part : text.split(",", -1)) {
      Matcher m = STAGE.matcher(part);
      if (!m.matches() || Integer.parseInt(m.group(1)) <= before) {
        return Optional.empty();
      }
      before = Integer.parseInt(m.group(1));
      stages.add(
          new Stage(
              before,
              Money.ofDecimal(m.group(2), Currency.USD),
              Money.ofDecimal(m.group(3), Currency.USD)));
    }
    return Optional.of(new Ramp(stages));
  }

  @Override
  public String toString() {
    return stages.stream().map(Stage::toString).collect(Collectors.joining(", "));
  }
}
