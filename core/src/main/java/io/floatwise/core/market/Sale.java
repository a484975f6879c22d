package io.floatwise.core.market;

import io.floatwise.core.item.Attributes;
import io.floatwise.core.item.Title;
import io.floatwise.core.money.Money;
import java.time.Instant;

/// A trade that happened.
///
/// @param title what was sold
/// @param price what the buyer paid
/// @param at when, to the second
/// @param kind which side was taken
/// @param attributes what is known of the asset
public record Sale(Title title, Money price, Instant at, SaleKind kind, Attributes attributes) {}
