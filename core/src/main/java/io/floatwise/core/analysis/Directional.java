package io.floatwise.core.analysis;

import static io.floatwise.core.analysis.Rolling.each;
import static io.floatwise.core.analysis.Rolling.ratio;

import java.util.List;

/// Wilder's directional movement.
final class Directional {

  static final List<Indicator> ALL =
      List.of(
          new Indicator(
              "adx",
              "Average directional index",
              List.of(Parameter.bars("n", 1, 14)),
              "pdi and mdi = 100 x Wilder average of rises of the high and falls of the low (the"
                  + " larger of both counts) / atr; dx = 100 x |pdi - mdi| / (pdi + mdi); adx ="
                  + " Wilder average of dx; adxr = mean of adx and adx n bars before",
              "starts at bar n, since the first bar has no true range; adxr looks n bars back,"
                  + " others n - 1",
              List.of("pdi", "mdi", "dx", "adx", "adxr"),
              (series, p) -> adx(series, p.bars(0))));

  private Directional() {}

  private static List<double[]> adx(Series series, int n) {
    int size = series.size();
    double[] up = each(size, 1, i -> series.high(i) - series.high(i - 1));
    double[] down = each(size, 1, i -> series.low(i - 1) - series.low(i));
    double[] rises = each(size, 1, i -> up[i] > down[i] && up[i] > 0 ? up[i] : 0);
    double[] falls = each(size, 1, i -> down[i] > up[i] && down[i] > 0 ? down[i] : 0);
    double[] rise = Rolling.wilder(rises, n);
    double[] fall = Rolling.wilder(falls, n);
    double[] range = Rolling.wilder(series.trueRanges(), n);
    double[] pdi = each(size, 0, i -> ratio(100 * rise[i], range[i]));
    double[] mdi = each(size, 0, i -> ratio(100 * fall[i], range[i]));
    double[] dx = each(size, 0, i -> ratio(100 * Math.abs(pdi[i] - mdi[i]), pdi[i] + mdi[i]));
    double[] adx = Rolling.wilder(dx, n);
    return List.of(pdi, mdi, dx, adx, each(size, n, i -> (adx[i] + adx[i - n]) / 2));
  }
}
