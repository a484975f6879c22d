package io.floatwise.core.pricing;

import io.floatwise.core.market.SaleKind;
import io.floatwise.core.money.Money;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/// Turns what a title's sales say about a price into a forecast for an order of ours: corrections
/// by side and [LiquidityClass], learnt from what became of orders ([FillFit]).
///
/// @param offers for offers of ours, one for each class in its order
/// @param targets for targets of ours, likewise
public record FillModel(List<Correction> offers, List<Correction> targets) {

  /// @param intensity factor on how many come
  /// @param queue share of the orders in front that will be filled; the others are withdrawn
  /// @param depth exponent of the queue: below 1 where of many in front more leave
  /// @param growth exponent of time: below 1 where competition keeps coming in front of us
  /// @param spread how much busier or quieter than before the coming days are: added to the inverse
  ///   of the shape
  /// @param power exponent of how many come: below 1 where differences between titles and prices
  ///   turn out smaller than a few sales make them look
  public record Correction(
      double intensity, double queue, double depth, double growth, double spread, double power) {

    static final Correction NONE = new Correction(1, 1, 1, 1, 0, 1);

    public Correction {
      if (!(intensity > 0 && queue >= 0 && queue <= 1 && depth > 0)
          || !(growth > 0 && spread >= 0 && power > 0)) {
        throw new IllegalArgumentException(
            "expected factors above 0 and a share of the queue up to 1, found %s, %s, %s, %s, %s, %s"
                .formatted(intensity, queue, depth, growth, spread, power));
      }
    }

    FillForecast on(FillForecast raw) {
      double shape = raw.shape() <= 0 ? 0 : 1 / (1 / raw.shape() + spread);
      return new FillForecast(
          raw.kind(),
          raw.weekly(),
          intensity * (power == 1 ? raw.perDay() : StrictMath.pow(raw.perDay(), power)),
          shape,
          queue * (depth == 1 ? raw.queue() : StrictMath.pow(raw.queue(), depth)),
          raw.growth() * growth);
    }
  }

  /// Sales as they are: whoever came at our price before will come again, and nobody in front of us
  /// leaves.
  public static final FillModel UNFITTED =
      new FillModel(all(Correction.NONE), all(Correction.NONE));

  /// Fitted to orders in simulated markets (docs/measurements/fills.md): where to begin until our
  /// own orders tell more.
  public static final FillModel FITTED =
      new FillModel(
          side(new double[] {1.93, 1.91, 1.81, 1.66, 1.73}, 0.86, 1.0, 0.64, 0.74, 0.61),
          side(new double[] {1.63, 1.36, 1.36, 1.36, 1.45}, 0.96, 0.61, 0.7, 0.33, 0.18));

  private static final List<LiquidityClass> CLASSES = List.of(LiquidityClass.values());

  private static final double DEAREST = 1.065;
  private static final double CHEAPEST = 0.75;

  /// Answers nothing: who asks it has asked for a model.
  private static final FillModel UNASKED = new FillModel(List.of(), List.of());

  /// Somebody asked a model that answers nothing.
  @SuppressWarnings("serial") // never leaves this class
  private static final class Asked extends RuntimeException {
    Asked() {
      super("asked how orders are filled", null, false, false);
    }
  }

  /// Whether `work` asks how orders are filled: if not, it comes to the same whatever was learnt.
  public static boolean isAskedBy(Consumer<FillModel> work) {
    try {
      work.accept(UNASKED);
      return false;
    } catch (Asked _) {
      return true;
    }
  }

  public FillModel {
    int classes = offers.isEmpty() && targets.isEmpty() ? 0 : LiquidityClass.values().length;
    if (offers.size() != classes || targets.size() != classes) {
      throw new IllegalArgumentException(
          "expected %d corrections, found %d and %d"
              .formatted(classes, offers.size(), targets.size()));
    }
    offers = List.copyOf(offers);
    targets = List.copyOf(targets);
  }

  /// Beyond the prices at which forecasts were ever compared with what happened (an offer at
  /// [#DEAREST], a target at [#CHEAPEST] of the fair value) it believes no more than what this
  /// title's own sales show.
  ///
  /// @param liquidity of the side that the order stands on
  /// @param price of the order
  /// @param fair fair value of the title
  /// @param queue orders that are filled before ours
  public FillForecast forecast(Liquidity liquidity, Money price, Money fair, int queue) {
    double multiple = (double) price.minor() / Math.max(1, fair.minor());
    boolean compared =
        switch (liquidity.kind()) {
          case OFFER -> multiple <= DEAREST;
          case TARGET -> multiple >= CHEAPEST;
        };
    if (compared) {
      return corrected(raw(liquidity, liquidity.perDay(price, fair), queue));
    }
    double own = liquidity.perDay(price);
    return corrected(raw(liquidity, own, queue)).atMost(own);
  }

  private static FillForecast raw(Liquidity liquidity, double perDay, int queue) {
    return new FillForecast(
        liquidity.kind(), liquidity.perWeek(), perDay, perDay * liquidity.exposure(), queue, 1);
  }

  FillForecast corrected(FillForecast raw) {
    return of(raw.kind(), LiquidityClass.of(raw.weekly())).on(raw);
  }

  Correction of(SaleKind kind, LiquidityClass liquidity) {
    if (offers.isEmpty()) {
      throw new Asked();
    }
    List<Correction> side =
        switch (kind) {
          case OFFER -> offers;
          case TARGET -> targets;
        };
    return side.get(CLASSES.indexOf(liquidity));
  }

  private static List<Correction> side(
      double[] intensity, double queue, double depth, double growth, double spread, double power) {
    return Arrays.stream(intensity)
        .mapToObj(each -> new Correction(each, queue, depth, growth, spread, power))
        .toList();
  }

  private static List<Correction> all(Correction correction) {
    return Collections.nCopies(LiquidityClass.values().length, correction);
  }
}
