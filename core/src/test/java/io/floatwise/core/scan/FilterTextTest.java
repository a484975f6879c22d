package io.floatwise.core.scan;

import static io.floatwise.core.Given.NOW;
import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Item;
import io.floatwise.core.item.Wear;
import io.floatwise.core.market.Custody;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.OfferId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTextTest {

  private static Candidate candidate(String price, Attributes attributes) {
    var item = new Item(new AssetId("asset"), TITLE, attributes);
    var offer = new Offer(new OfferId("o"), item, usd(price), NOW, Custody.VENUE, false);
    return Candidate.of(offer, Optional.empty(), Set.of(), NOW);
  }

  private static Attributes with(String wear, int seed, String phase) {
    return new Attributes(
        Optional.of(Wear.ofDecimal(wear)), OptionalInt.of(seed), Optional.of(phase));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          price=1-10          | 1.00  |
          price=1-10          | 9.99  |
          price=1-10          | 10.00 | wanted 1.00 USD to 10.00 USD, costs 10.00 USD
          price=1-10          | 0.99  | wanted 1.00 USD to 10.00 USD, costs 0.99 USD
          float=0-0.07        | 1.00  | wanted 0 to 0.07, is 0.07
          float=0.07-0.15     | 1.00  |
          float=0.07-1        | 1.00  |
          phase=Ruby,Phase 2  | 1.00  |
          phase=ruby          | 1.00  | wanted ruby, is phase-2
          seed=4,661          | 1.00  |
          seed=5              | 1.00  | wanted [5], is 661
          name=%s             | 1.00  | wanted a name with "%s"
          min-sales=1         | 1.00  | wanted 1 sales a week, found none
          max-days=7          | 1.00  | wanted 7 days to sell, expected never
          min-edge=5          | 1.00  | wanted a gain of 0.05 USD, expected none
          """)
  void understandsWhatAPersonTypes(String text, String price, String objection) {
    Candidate candidate = candidate(price, with("0.07", 661, "phase-2"));
    assertThat(FilterText.parse(text).objection(candidate))
        .isEqualTo(Optional.ofNullable(objection));
  }

  @Test
  void whatTheVenueDidNotStateMeetsNoFilterAboutIt() {
    Candidate unknown = candidate("1.00", Attributes.UNKNOWN);
    assertThat(FilterText.parse("float=0-1").objection(unknown))
        .contains("wanted 0 to 1, is unknown");
    assertThat(FilterText.parse("phase=ruby").objection(unknown))
        .contains("wanted ruby, is unknown");
    assertThat(FilterText.parse("seed=1").objection(unknown)).contains("wanted [1], is unknown");
  }

  @Test
  void everyExampleOfTheHelpIsUnderstood() {
    for (FilterText.Kind kind : FilterText.ALL) {
      assertThat(FilterText.parse(kind.name() + "=" + kind.example()).name())
          .isEqualTo(kind.name());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          price        | filter price: expected from-to in USD, upper edge out, for example price=1-10, found ""
          price=10-1   | filter price: expected from-to in USD, upper edge out, for example price=1-10, found "10-1"
          price=1.001-2| filter price: expected from-to in USD, upper edge out, for example price=1-10, found "1.001-2"
          float=0-1.5  | filter float: expected from-to, upper edge out, for example float=0-0.07, found "0-1.5"
          seed=1001 | filter seed: expected paint seeds 0 to 1000, comma between, for example seed=4,661, found "1001"
          phase=a,,b   | filter phase: expected phases, comma between, for example phase=ruby,phase-2, found "a,,b"
          name=        | filter name: expected part of the market name, for example name=redline, found ""
          max-days=0   | filter max-days: expected most days until it is sold, for example max-days=7, found "0"
          """)
  void saysWhatWasExpectedAndFound(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FilterText.parse(text))
        .withMessage(message);
  }

  @Test
  void namesTheKindsThatExist() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FilterText.parse("colour=red"))
        .withMessageStartingWith("filter: expected one of price, float, phase, ")
        .withMessageEndingWith(", found \"colour\"");
  }
}
