package io.floatwise.testkit.bars;

import io.floatwise.core.strategy.ParameterSet;
import io.floatwise.testkit.bars.BarTwin.Bar;
import io.floatwise.testkit.bars.BarTwin.Decider;
import io.floatwise.testkit.bars.BarTwin.Word;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// The built-in strategies on bars once more, with objects.
public final class TwinDeciders {

  private TwinDeciders() {}

  /// @param strategy its name
  public static Decider of(String strategy, ParameterSet set) {
    return switch (strategy) {
      case "sma-cross" -> new Cross((int) set.get("fast"), (int) set.get("slow"));
      case "mean-reversion" -> new Reversion(set);
      default -> throw new IllegalArgumentException("expected a twin of " + strategy);
    };
  }

  /// The closes of the last bars.
  private static final class Window {
    private final Deque<BigDecimal> closes = new ArrayDeque<>();
    private final int length;
    private BigDecimal sum = BigDecimal.ZERO;

    Window(int length) {
      this.length = length;
    }

    void add(BigDecimal close) {
      closes.addLast(close);
      sum = sum.add(close);
      if (closes.size() > length) {
        sum = sum.subtract(closes.removeFirst());
      }
    }

    boolean isFull() {
      return closes.size() == length;
    }

    /// Fine enough for windows of up to 1000 bars: two means that differ do so by 10^-8 or more.
    BigDecimal mean() {
      return sum.divide(BigDecimal.valueOf(length), 12, RoundingMode.HALF_EVEN);
    }
  }

  private static final class Cross implements Decider {
    private final Window fast;
    private final Window slow;
    private Optional<Integer> before = Optional.empty();

    Cross(int fast, int slow) {
      this.fast = new Window(fast);
      this.slow = new Window(slow);
    }

    @Override
    public Word at(Bar bar) {
      fast.add(bar.close());
      slow.add(bar.close());
      if (!slow.isFull()) {
        return Word.HOLD;
      }
      int side = fast.mean().compareTo(slow.mean());
      Optional<Integer> last = before;
      before = Optional.of(side);
      if (last.isEmpty() || last.get() * side != -1) {
        return Word.HOLD;
      }
      return side > 0 ? Word.BUY : Word.SELL;
    }
  }

  private static final class Reversion implements Decider {
    private final Window window;
    private final BigDecimal part;
    private final Duration hold;
    private Optional<Instant> bought = Optional.empty();
    private boolean waits;

    Reversion(ParameterSet set) {
      this.window = new Window((int) set.get("window"));
      this.part =
          BigDecimal.ONE.subtract(BigDecimal.valueOf(set.get("edge-bp") + set.get("cost-bp"), 4));
      this.hold = Duration.ofDays(set.get("hold-days"));
    }

    @Override
    public Word at(Bar bar) {
      window.add(bar.close());
      if (!window.isFull()) {
        return Word.HOLD;
      }
      BigDecimal length = BigDecimal.valueOf(window.length);
      boolean isFar = bar.close().multiply(length).compareTo(window.sum.multiply(part)) <= 0;
      boolean isBack = bar.close().multiply(length).compareTo(window.sum) >= 0;
      if (waits) {
        waits = !isBack;
        return Word.HOLD;
      }
      if (bought.isEmpty()) {
        bought = isFar ? Optional.of(bar.time()) : bought;
        return isFar ? Word.BUY : Word.HOLD;
      }
      boolean isOver = !bar.time().isBefore(bought.get().plus(hold));
      if (isBack || isOver) {
        bought = Optional.empty();
        waits = !isBack;
        return Word.SELL;
      }
      return Word.HOLD;
    }
  }
}
