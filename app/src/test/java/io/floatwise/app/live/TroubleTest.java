package io.floatwise.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Game;
import io.floatwise.core.market.Failure;
import io.floatwise.core.market.MarketUnreadException;
import io.floatwise.proving.Proves;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TroubleTest {

  @Test
  @Proves(value = "P4.6.11", breaks = Trouble.class)
  void whatCannotBeReadCarriesItsCodeToChatAndPage() {
    var failure = new Failure.Unreachable("no answer within 5 s");

    assertThat(new Trouble(Optional.of(Game.CS2), failure.errorCode(), failure.detail()))
        .hasToString("CS2: no answer within 5 s (error 6000)");
    assertThat(Trouble.of(new MarketUnreadException("the market's time", failure)))
        .hasToString("cannot read the market's time: no answer within 5 s (error 6000)");
  }
}
