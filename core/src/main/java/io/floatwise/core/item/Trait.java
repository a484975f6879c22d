package io.floatwise.core.item;

/// What can be said of an asset beyond its title. The list is closed; a marketplace states some of
/// it, and what it does not state is unknown.
public enum Trait {
  /// The float, see [Attributes#wear()].
  WEAR(Kind.NUMBER),
  /// Pattern number, see [Attributes#paintSeed()].
  PAINT_SEED(Kind.NUMBER),
  /// Doppler phase, see [Attributes#phase()].
  PHASE(Kind.WORD),
  /// Named range of the float, for example `ft-4`, see [FloatPart].
  FLOAT_PART(Kind.WORD),
  /// For example `field-tested` or `not-painted`.
  EXTERIOR(Kind.WORD),
  /// `normal`, `stattrak`, `souvenir` or `star`; of Rust what it is for, for example `weapon`.
  CATEGORY(Kind.WORD),
  /// Collections that it belongs to.
  COLLECTION(Kind.WORDS),
  RARITY(Kind.WORD),
  QUALITY(Kind.WORD),
  /// What kind of thing it is, for example `smg`, `wearable` or `hoodie`.
  TYPE(Kind.WORD),
  /// Names of the stickers on it.
  STICKER(Kind.WORDS),
  /// Names of the charms on it.
  CHARM(Kind.WORDS),
  /// Number of the finish.
  PAINT_INDEX(Kind.NUMBER),
  /// Share of the fade in basis points, 0 to 10,000.
  FADE(Kind.NUMBER),
  HERO(Kind.WORD),
  GEM(Kind.WORDS),
  STYLE(Kind.WORDS),
  /// Class of Team Fortress 2 that uses it.
  CLASS(Kind.WORD),
  /// `none`, `standard`, `specialized` or `professional`.
  KILLSTREAK(Kind.WORD),
  /// Unusual effect.
  EFFECT(Kind.WORD),
  AUSTRALIUM(Kind.FLAG),
  CRAFT_NUMBER(Kind.NUMBER),
  CRAFTABLE(Kind.FLAG),
  GLOW(Kind.FLAG);

  /// What a value of a trait looks like.
  public enum Kind {
    /// One word at most.
    WORD,
    /// Any number of words; none says that there is none.
    WORDS,
    NUMBER,
    FLAG
  }

  private final Kind kind;

  Trait(Kind kind) {
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /// Whether a value of this trait can look like `feature`.
  boolean takes(Feature feature) {
    return switch (feature) {
      case Feature.Words(var words) ->
          kind == Kind.WORDS || (kind == Kind.WORD && words.size() == 1);
      case Feature.Figure _ -> kind == Kind.NUMBER;
      case Feature.Flag _ -> kind == Kind.FLAG;
    };
  }
}
