package io.floatwise.core.item;

/// One concrete asset.
///
/// @param id the marketplace's id of it
/// @param title what kind of thing it is
/// @param attributes what distinguishes it
public record Item(AssetId id, Title title, Attributes attributes) {}
