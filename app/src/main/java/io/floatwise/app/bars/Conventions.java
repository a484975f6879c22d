package io.floatwise.app.bars;

import io.floatwise.core.bars.LaneTerms;
import io.floatwise.core.risk.Limit;
import io.floatwise.core.risk.Limits;
import java.util.ArrayList;
import java.util.List;

/// Under which assumptions bars are traded: every report says them.
public final class Conventions {

  private static final List<Limit<?>> HELD =
      List.of(
          Limit.PER_TRADE,
          Limit.PER_DAY,
          Limit.LOTS_PER_TITLE,
          Limit.IN_TITLE,
          Limit.RESERVE,
          Limit.LEAST_RESERVE);

  private Conventions() {}

  /// One sentence each.
  public static List<String> of(LaneTerms terms) {
    List<String> all = new ArrayList<>();
    all.add(
        "A signal at the close of a bar is acted on at the open of the next; the close of the"
            + " last bar is never acted on. Whole units, nothing on credit, nothing sold short.");
    all.add(
        "A purchase is tried once, for all the money that is usable and allowed. A wish to sell"
            + " lasts until everything is sold or the next signal to buy.");
    all.add(
        ("No book is known: purchases pay the open and half the spread (%s) and sales get the"
                + " open less half the spread; at most %s of the volume of a bar is bought or sold"
                + " where the volume is known, and any amount where it is not.")
            .formatted(terms.spread(), terms.volumeShare()));
    all.add(
        ("Fees: %s of a purchase, %s of a sale. Prices finer than a cent are rounded half up"
                + " when read, purchases and fees up to the cent, sales down.")
            .formatted(terms.purchaseFee(), terms.saleFee()));
    all.add(
        "Units may be sold %d days after their purchase, money is usable %d days after its sale."
            .formatted(terms.itemLock().toDays(), terms.proceedsLock().toDays()));
    all.add(
        terms
            .limits()
            .map(limits ->
                "Limits: "
                    + text(limits)
                    + "; equity is money and units at the open; days are UTC. Other limits of an account"
                    + " do not apply to bars.")
            .orElse("No limits of an account."));
    all.add(
        terms.closesAtEnd()
            ? "What may be sold is sold at the open of the last bar, whatever its volume."
            : "What is held at the end is valued at the last close, without fee and spread.");
    if (terms.purchaseFee().basisPoints() + terms.saleFee().basisPoints() == 0) {
      all.add("No fee at all: real markets take one.");
    }
    return all;
  }

  private static String text(Limits limits) {
    var text = new ArrayList<String>();
    for (Limit<?> limit : HELD) {
      text.add(limit.name() + " " + limits.get(limit));
    }
    return String.join(", ", text);
  }
}
