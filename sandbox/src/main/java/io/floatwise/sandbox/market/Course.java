package io.floatwise.sandbox.market;

/// What the traders of one title believe and how busy they are, day by day. Days are UTC days since
/// 1970 and are asked for in ascending order; the answers never depend on what happens in the book.
interface Course {

  /// There is a market on that day.
  boolean isOpen(long day);

  /// Fair value at the start of that day in US cents.
  double fairAt(long day);

  /// Sales to expect on that day.
  double salesOn(long day);

  /// No day after it is open.
  long lastDay();
}
