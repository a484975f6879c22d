package io.floatwise.dmarket.wire;

import java.util.Optional;

/// A title that the venue does not take in at present. `GET
/// /marketplace-api/v2/deposit-blocked-titles`, of a later description that was not seen itself.
public record BlockedTitle(String title, Optional<String> reason) {

  public static BlockedTitle read(Json json) {
    return new BlockedTitle(json.text("title"), json.optionalText("reason"));
  }
}
