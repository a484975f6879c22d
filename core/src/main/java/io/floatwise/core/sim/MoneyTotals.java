package io.floatwise.core.sim;

import io.floatwise.core.money.Money;

/// Where all money is. Every movement has two sides, so the balance is zero at any time.
///
/// @param accounts usable, protected and frozen money of all accounts
/// @param crowd what the simulated traders gained from the accounts (negative: paid to them)
/// @param fees charged and not returned
/// @param skimmed cents that the fault took from an account without telling
/// @param paidIn deposits of all accounts
public record MoneyTotals(Money accounts, Money crowd, Money fees, Money skimmed, Money paidIn) {

  /// Zero, or the books of the exchange are wrong.
  public Money balance() {
    return accounts.plus(crowd).plus(fees).plus(skimmed).minus(paidIn);
  }
}
