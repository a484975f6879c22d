package io.floatwise.sandbox.catalog;

/// A title that a seeded market can open.
///
/// @param family what shares a price level, for example a skin in all its exteriors
/// @param name the exact market name
/// @param grade price relative to the family
/// @param wearFrom least float in billionths, -1 for things without one
/// @param wearTo float it stays below
/// @param least lowest price of the family in US cents
/// @param most highest price of the family in US cents
public record Goods(
    String family, String name, double grade, int wearFrom, int wearTo, double least, double most) {

  static final int UNWORN = -1;

  static Goods unworn(String family, String name, double grade, double least, double most) {
    return new Goods(family, name, grade, UNWORN, UNWORN, least, most);
  }
}
