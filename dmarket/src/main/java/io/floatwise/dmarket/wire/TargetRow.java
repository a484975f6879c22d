package io.floatwise.dmarket.wire;

import java.time.Instant;

/// An own target of `GET /marketplace-api/v2/user/targets`, in cents.
///
/// @param status `TARGET_STATUS_ACTIVE`, `TARGET_STATUS_INACTIVE` or a later word
public record TargetRow(
    String targetId, String title, int amount, String status, Cents priceCents, Instant createdAt) {

  public static TargetRow read(Json json) {
    return new TargetRow(
        json.text("targetId"),
        json.text("title"),
        json.count("amount"),
        json.text("status"),
        json.cents("priceCents"),
        json.time("createdAt"));
  }
}
