package io.floatwise.core.operator;

import static io.floatwise.core.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.Quote;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.pricing.Experience;
import io.floatwise.core.pricing.FillModel;
import io.floatwise.core.pricing.GameIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarketBoardTest {

  private final Experience experience = new Experience(FillModel.UNFITTED);

  private void read(Game game, int day, long cents) {
    Instant at = NOW.plus(Duration.ofDays(day));
    List<Quote> quotes =
        IntStream.range(0, 12)
            .mapToObj(i ->
                new Quote(
                    new Title(game, "Title " + i),
                    Optional.of(Money.usd(cents)),
                    3,
                    Optional.empty(),
                    0,
                    at))
            .toList();
    experience.quoted(quotes, at);
  }

  @Test
  void saysNothingOfAGameBeforeItsPricesWereRead() {
    assertThat(MarketBoard.draw(experience)).isEmpty();
  }

  @Test
  void saysWhereThePricesOfEachGameGo() {
    read(Game.RUST, 0, 1_000);
    read(Game.RUST, 1, 1_010);
    read(Game.RUST, 2, 800);
    read(Game.CS2, 2, 500);

    List<Status.MarketLine> lines = MarketBoard.draw(experience);

    assertThat(lines).extracting(Status.MarketLine::game).containsExactly("CS2", "Rust");
    Status.MarketLine young = lines.getFirst();
    assertThat(young.regime()).isEqualTo(GameIndex.Regime.CALM);
    assertThat(young.index()).isEqualTo(1);
    assertThat(young.volatility()).as("not known within a day").isEmpty();
    Status.MarketLine fallen = lines.getLast();
    assertThat(fallen.regime()).isEqualTo(GameIndex.Regime.CRASH);
    assertThat(fallen.index()).isCloseTo(0.8, within(1e-9));
    assertThat(fallen.lostInADay()).isEqualTo(Rate.ofBasisPoints(2_079));
    assertThat(fallen.volatility()).isPresent();
  }
}
