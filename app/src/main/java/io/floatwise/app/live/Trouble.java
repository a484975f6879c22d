package io.floatwise.app.live;

import io.floatwise.core.error.CodedError;
import io.floatwise.core.error.ErrorCode;
import io.floatwise.core.item.Game;
import io.floatwise.core.market.MarketUnreadException;
import java.util.Optional;

/// Why something was not read, or is not believed.
///
/// @param game whose market it is; empty where it is the account
/// @param errorCode what kind of error it is
/// @param detail one sentence for people, without a secret
public record Trouble(Optional<Game> game, ErrorCode errorCode, String detail)
    implements CodedError {

  /// What the venue does not say about itself.
  static Trouble of(MarketUnreadException unread) {
    return new Trouble(Optional.empty(), unread.errorCode(), String.valueOf(unread.getMessage()));
  }

  @Override
  public String toString() {
    return game.map(g -> g.label() + ": ").orElse("") + errorCode.after(detail);
  }
}
