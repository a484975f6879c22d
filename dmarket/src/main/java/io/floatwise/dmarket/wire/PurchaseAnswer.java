package io.floatwise.dmarket.wire;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The answer to `PATCH /exchange/v1/offers-buy`, which is HTTP 200 for failures too.
///
/// @param status `TxSuccess`, `TxFailed`, `TxPending` or a later word
/// @param failCode why the venue did not sell, for example `OfferNotFound`; empty where it did
/// @param started offers that the answer speaks of, and whether their trade was started
public record PurchaseAnswer(
    String status, Optional<String> failCode, Map<String, Boolean> started) {

  public PurchaseAnswer {
    started = Map.copyOf(started);
  }

  public static PurchaseAnswer read(Json json) {
    return new PurchaseAnswer(
        json.text("status"),
        json.optionalObject("dmOffersFailReason").flatMap(r -> r.optionalText("code")),
        json.optionalObject("dmOffersStatus")
            .map(s ->
                s.members().stream()
                    .collect(
                        Collectors.toMap(
                            Map.Entry::getKey,
                            e -> e.getValue().optionalFlag("started").orElse(false))))
            .orElse(Map.of()));
  }
}
