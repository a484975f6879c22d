package io.floatwise.dmarket.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/// The open `attributes` object of an asset. The id, who holds it and until when it is locked
/// decide what may be done with it, so a misshapen one is an error; the rest is description.
///
/// @param id asset id: a UUID while the venue holds the item, `instance:class:asset:app` in Steam
/// @param title exact market name
/// @param provider `CPU` held by the venue, `ICS` by the seller
/// @param botId the venue's bot that holds it; `Optional.of("")` where the venue says that none
///   does
/// @param unlockDate end of the trade lock
/// @param wear the float
/// @param paintSeed pattern number
/// @param phase Doppler phase, as the venue spells it
/// @param details everything else
public record AssetRow(
    Optional<String> id,
    Optional<String> title,
    Optional<String> provider,
    Optional<String> botId,
    Optional<Instant> unlockDate,
    Optional<BigDecimal> wear,
    Optional<Integer> paintSeed,
    Optional<String> phase,
    AssetDetails details) {

  public static AssetRow read(Json json) {
    Optional<Json> skin = json.optionalObject("cs2").or(() -> json.optionalObject("cs2Attributes"));
    return new AssetRow(
        json.optionalText("id"),
        json.optionalText("title"),
        json.optionalText("provider"),
        json.presentText("botId"),
        json.optionalTime("unlockDate"),
        skin.flatMap(s -> s.described(AssetRow::wear)),
        skin.flatMap(s -> s.described(d -> d.optionalCount("paintSeed"))),
        skin.flatMap(s -> s.described(AssetRow::phase)),
        new AssetDetails(json));
  }

  private static Optional<BigDecimal> wear(Json skin) {
    return skin.optionalDecimal("float").or(() -> skin.optionalDecimal("floatValue"));
  }

  private static Optional<String> phase(Json skin) {
    return skin.optionalText("phase").or(() -> skin.optionalText("phaseTitle"));
  }
}
