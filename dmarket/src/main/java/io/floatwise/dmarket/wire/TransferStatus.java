package io.floatwise.dmarket.wire;

import java.util.Optional;

/// How far a withdrawal is. `GET /marketplace-api/v1/withdraw-status/{id}`, not documented.
///
/// @param status the venue's word
/// @param error why it failed
public record TransferStatus(String status, Optional<String> error) {

  public static TransferStatus read(Json json) {
    return new TransferStatus(json.text("Status"), json.optionalText("Error"));
  }
}
