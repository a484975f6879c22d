package io.floatwise.optimiser.trial;

import io.floatwise.optimiser.statistics.Moments;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// What a search makes as large as it can, all costs taken off.
public enum Objective {
  /// Final profit as a share of the money at the beginning.
  RETURN("return") {
    @Override
    OptionalDouble of(EquityCurve curve) {
      return OptionalDouble.of((double) curve.profit() / curve.start());
    }
  },

  /// Mean by standard deviation of the daily returns, for a year of 365 days; no interest is taken
  /// off.
  SHARPE("sharpe") {
    @Override
    OptionalDouble of(EquityCurve curve) {
      OptionalDouble daily = Moments.of(curve.returns()).sharpe();
      return daily.isEmpty()
          ? daily
          : OptionalDouble.of(daily.getAsDouble() * Math.sqrt(DAYS_OF_YEAR));
    }
  },

  /// Return of a year of 365 days, not compounded, by the deepest drawdown as a share. A drawdown
  /// below one cent counts as one cent.
  CALMAR("calmar") {
    @Override
    OptionalDouble of(EquityCurve curve) {
      double year = (double) curve.profit() / curve.start() * DAYS_OF_YEAR / curve.returns().length;
      return OptionalDouble.of(year / Math.max(curve.drawdownShare(), 1.0 / curve.start()));
    }
  },

  /// Profit by the deepest drawdown, both in cents. A drawdown below one cent counts as one cent.
  PROFIT_BY_DRAWDOWN("profit-by-drawdown") {
    @Override
    OptionalDouble of(EquityCurve curve) {
      return OptionalDouble.of((double) curve.profit() / Math.max(1, curve.drawdown()));
    }
  };

  /// This market never closes.
  public static final double DAYS_OF_YEAR = 365;

  private final String label;

  Objective(String label) {
    this.label = label;
  }

  /// As people write it.
  public String label() {
    return label;
  }

  /// All labels, a comma between.
  public static String labels() {
    return Arrays.stream(values()).map(Objective::label).collect(Collectors.joining(", "));
  }

  /// Empty where there are no days, or where nothing moved and the objective needs that it does.
  public OptionalDouble score(EquityCurve curve) {
    return curve.size() == 0 ? OptionalDouble.empty() : of(curve);
  }

  abstract OptionalDouble of(EquityCurve curve);
}
