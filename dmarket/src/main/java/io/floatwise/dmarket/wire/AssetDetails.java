package io.floatwise.dmarket.wire;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What else an asset's open `attributes` object says: description, on which neither money nor
/// identity depends. A field that is absent, blank or misshapen is empty; words that DMarket may
/// add to (categories, phases, exteriors) come as they are. A field that has no method here is
/// there under its name.
public final class AssetDetails {

  private static final Pattern SECONDS = Pattern.compile("([0-9]{1,9})(\\.[0-9]{1,9})?s?");

  private final Json json;

  AssetDetails(Json json) {
    this.json = json;
  }

  /// The name without StatTrak and exterior.
  public Optional<String> name() {
    return text("name");
  }

  /// For example `rifle/ak-47`.
  public Optional<String> categoryPath() {
    return text("categoryPath");
  }

  public Optional<String> classId() {
    return text("classId");
  }

  /// `instance:class:asset:app`, which a deposit asks for.
  public Optional<String> inGameAssetId() {
    return text("inGameAssetId");
  }

  public Optional<Boolean> tradable() {
    return flag("tradable");
  }

  public Optional<Boolean> withdrawable() {
    return flag("withdrawable");
  }

  /// Time until the trade lock ends, as counted when the answer was written. Deprecated by the
  /// venue in favour of the unlock date.
  public Optional<Duration> tradeLock() {
    return text("tradeLockDuration")
        .map(SECONDS::matcher)
        .filter(Matcher::matches)
        .map(m -> Duration.ofSeconds(Long.parseLong(m.group(1))));
  }

  /// When the money of the sale can be withdrawn.
  public Optional<Instant> settlementTime() {
    return json.described(d -> d.optionalTime("settlementTime"));
  }

  /// Until when the trade can be reverted.
  public Optional<Instant> revertPendingUntil() {
    return json.described(d -> d.optionalTime("revertPendingUntil"));
  }

  /// One of the flags by which the venue forbids selling: `overstocked`, `sellUnavailable`,
  /// `saleRestricted`.
  public boolean isSaleForbidden() {
    return List.of("overstocked", "sellUnavailable", "saleRestricted").stream()
        .anyMatch(name -> flag(name).orElse(false));
  }

  public Optional<Cs2> cs2() {
    return game("cs2").or(() -> game("cs2Attributes")).map(Cs2::new);
  }

  public Optional<Dota2> dota2() {
    return game("dota2").map(Dota2::new);
  }

  public Optional<Tf2> tf2() {
    return game("tf2").map(Tf2::new);
  }

  public Optional<Rust> rust() {
    return game("rust").map(Rust::new);
  }

  /// Any field of the object as text.
  public Optional<String> text(String name) {
    return json.described(d -> d.optionalText(name));
  }

  /// Any field of the object as yes or no.
  public Optional<Boolean> flag(String name) {
    return json.described(d -> d.optionalFlag(name));
  }

  /// Any field of the object as a whole number of 0 or more.
  public Optional<Integer> count(String name) {
    return json.described(d -> d.optionalCount(name));
  }

  /// Any field of the object as a decimal.
  public Optional<BigDecimal> decimal(String name) {
    return json.described(d -> d.optionalDecimal(name));
  }

  /// Any field of the object that is a list of texts, or of objects with a `name`. Empty where it
  /// is absent or one of its rows cannot be read; an empty list where the venue sent one.
  public Optional<List<String>> names(String name) {
    return json.described(d -> d.optionalNames(name));
  }

  private Optional<AssetDetails> game(String name) {
    return json.described(d -> d.optionalObject(name)).map(AssetDetails::new);
  }

  private <T> List<T> rows(String name, Function<Json, T> row) {
    return json.described(d -> Optional.of(d.optionalList(name, row))).orElse(List.of());
  }

  /// A sticker on a weapon.
  ///
  /// @param wear 0 new to 1 scraped off
  public record Sticker(String name, Optional<Integer> slot, Optional<BigDecimal> wear) {
    static Sticker read(Json json) {
      return new Sticker(
          json.text("name"), json.optionalCount("slot"), json.optionalDecimal("wear"));
    }
  }

  /// Attributes of Counter-Strike 2.
  ///
  /// @param all every field by its name
  public record Cs2(AssetDetails all) {

    /// `CATEGORY_NORMAL`, `CATEGORY_STATTRACK` (so spelled), `CATEGORY_SOUVENIR`, ...
    public Optional<String> category() {
      return all.text("category");
    }

    /// `EXTERIOR_FIELD_TESTED`, ...
    public Optional<String> exterior() {
      return all.text("exterior");
    }

    /// `FLOAT_PART_FT_4`, ...
    public Optional<String> floatPart() {
      return all.text("floatPart");
    }

    public Optional<Integer> paintIndex() {
      return all.json.described(d -> d.optionalCount("paintIndex"));
    }

    /// All stickers, or none of them where one cannot be read.
    public List<Sticker> stickers() {
      return all.rows("stickers", Sticker::read);
    }

    /// Share of the fade, 0 to 100.
    public Optional<BigDecimal> fadePercent() {
      return all.json.described(d -> d.optionalDecimal("fadePercent"));
    }
  }

  /// Attributes of Dota 2. That they stand in an object `dota2` is inferred from `cs2`.
  ///
  /// @param all every field by its name
  public record Dota2(AssetDetails all) {

    public Optional<String> hero() {
      return all.text("hero");
    }

    public Optional<String> quality() {
      return all.text("quality");
    }

    public Optional<String> rarity() {
      return all.text("rarity");
    }
  }

  /// Attributes of Team Fortress 2. That they stand in an object `tf2` is inferred from `cs2`.
  ///
  /// @param all every field by its name
  public record Tf2(AssetDetails all) {

    public Optional<String> exterior() {
      return all.text("exterior");
    }

    public Optional<String> collection() {
      return all.text("collection");
    }

    public Optional<Boolean> isCraftable() {
      return all.flag("isCraftable");
    }
  }

  /// Attributes of Rust. That they stand in an object `rust` is inferred from `cs2`.
  ///
  /// @param all every field by its name
  public record Rust(AssetDetails all) {

    public Optional<String> category() {
      return all.text("category");
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AssetDetails details && json.equals(details.json);
  }

  @Override
  public int hashCode() {
    return json.hashCode();
  }

  @Override
  public String toString() {
    return json.source();
  }
}
