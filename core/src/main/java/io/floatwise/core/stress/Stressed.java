package io.floatwise.core.stress;

import io.floatwise.core.item.Title;
import io.floatwise.core.money.Money;
import io.floatwise.core.trade.LotId;
import java.util.List;

/// What a scenario would do to what we hold.
///
/// @param before what selling everything at the best offers would bring, with all money; lots
///   without a price at cost
/// @param lots what happens to each open lot, largest loss first
/// @param fills what happens with each of our targets that is filled
/// @param unpriced open lots, and titles of targets, that nobody quotes: their loss is not counted
/// @param lotLoss what open lots would bring less than before
/// @param fillLoss what was paid for targets beyond what the items would bring then
/// @param revertedLoss protected proceeds that are taken back
/// @param stuck cost of lots that could not be sold at their floor, or not at all for a while
/// @param protections what the rules would do, in words
public record Stressed(
    Scenario scenario,
    Money before,
    List<LotLoss> lots,
    List<Fill> fills,
    int unpriced,
    Money lotLoss,
    Money fillLoss,
    Money revertedLoss,
    Money stuck,
    List<Protection> protections) {

  public Stressed {
    lots = List.copyOf(lots);
    fills = List.copyOf(fills);
    protections = List.copyOf(protections);
  }

  /// @param net what it would bring after the fee
  /// @param after what it would bring then
  /// @param isStuck it could not be sold at its floor, or not at all for a while
  public record LotLoss(
      LotId lot, Title title, Money cost, Money net, Money after, boolean isStuck) {
    public Money loss() {
      return net.minus(after);
    }
  }

  /// @param amount how many items of it
  /// @param paid for all of them
  /// @param worth what they would bring then
  public record Fill(Title title, int amount, Money paid, Money worth) {
    /// A bargain is no gain before somebody buys it.
    public Money loss() {
      return paid.minus(worth).max(Money.ZERO_USD);
    }
  }

  /// @param rule its name, as in refusals and pauses
  /// @param effect what it would do, one sentence
  public record Protection(String rule, String effect) {}

  public Money loss() {
    return lotLoss.plus(fillLoss).plus(revertedLoss);
  }
}
