package io.floatwise.core.tape;

import java.util.Optional;

/// What a row of the tape says. The codes are stable: they stand in files that outlive the program.
public enum Kind {
  /// A recorder begins; nothing was recorded between the row before and this one.
  OPEN(0),
  /// Something was told and is not on the tape.
  GAP(1),
  /// The venue was asked and gave no answer that could be used.
  UNREAD(2),
  /// The name of an item; once a day and game, before the first row of the item.
  TITLE(3),
  /// Fees of the game were read; what follows is all of them.
  FEES(4),
  /// A reduced fee of one item.
  FEE(5),
  /// Quotes were told; what follows is what changed, and what does not follow is what it was.
  QUOTES(6),
  /// Quotes were told; what follows is all of them.
  QUOTES_ANEW(7),
  QUOTE(8),
  /// The item has no quote any more.
  QUOTE_GONE(9),
  /// An item was looked at closely; what follows is what changed since the last look.
  LOOK(10),
  /// An item was looked at closely; what follows is everything that was seen.
  LOOK_ANEW(11),
  /// Like a look, but made because a person wants all lots listed or re-priced.
  REVIEW(12),
  /// Likewise, with everything.
  REVIEW_ANEW(13),
  /// The quote that a look was taken with, where it is not the one told last.
  LOOK_QUOTE(14),
  OFFER(15),
  OFFER_GONE(16),
  SALE(17),
  SALE_GONE(18),
  TARGET(19),
  TARGET_GONE(20),
  /// Imported: the median price of what was sold in a span of time, and how much was.
  BAR(21),
  /// Imported: the best offer and the best target at a moment.
  TOP(22),
  /// Imported: a price that a list gave; what it is the price of is not known.
  PRICE(23);

  private static final Kind[] BY_CODE = values();

  private final int code;

  Kind(int code) {
    this.code = code;
  }

  /// As it stands in the column `kind`.
  public int code() {
    return code;
  }

  /// The kind with this code; empty where there is none.
  public static Optional<Kind> of(int code) {
    return code >= 0 && code < BY_CODE.length ? Optional.of(BY_CODE[code]) : Optional.empty();
  }
}
