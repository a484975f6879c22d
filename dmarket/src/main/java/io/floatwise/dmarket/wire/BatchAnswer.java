package io.floatwise.dmarket.wire;

import java.util.List;
import java.util.Optional;

/// The answer to `offers:batchCreate`, `offers:batchUpdate` and `offers:batchDelete`: each row of
/// the request is in one of the two lists, or nothing is known of it.
public record BatchAnswer(List<Done> offers, List<Failed> failed) {

  public BatchAnswer {
    offers = List.copyOf(offers);
    failed = List.copyOf(failed);
  }

  /// A row that was carried out.
  ///
  /// @param id offer id; after an update the new one
  public record Done(String id, Optional<String> assetId) {
    static Done read(Json json) {
      return new Done(json.text("id"), json.optionalText("assetId"));
    }
  }

  /// A row that was refused.
  public record Failed(
      Optional<String> assetId, Optional<String> offerId, String code, String message) {
    static Failed read(Json json) {
      return new Failed(
          json.optionalText("assetId"),
          json.optionalText("offerId"),
          json.text("code"),
          json.optionalText("message").orElse(""));
    }
  }

  public static BatchAnswer read(Json json) {
    return new BatchAnswer(
        json.optionalList("offers", Done::read), json.optionalList("failed", Failed::read));
  }
}
