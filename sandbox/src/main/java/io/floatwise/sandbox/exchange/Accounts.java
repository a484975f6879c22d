package io.floatwise.sandbox.exchange;

import io.floatwise.core.money.Money;
import io.floatwise.core.sim.AccountId;
import io.floatwise.sandbox.state.KeyPair;
import io.floatwise.sandbox.state.StateDir;
import io.floatwise.sandbox.state.StateException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Which key opens which account. Accounts are numbered in the order of their keys, so that the
/// random keys never reach the market. Thread-safe.
public final class Accounts {
  private final StateDir dir;
  private final SharedExchange exchange;
  private final Money deposit;
  private final Map<String, AccountId> byKey = new ConcurrentHashMap<>();

  /// Opens the accounts of all keys of `dir`.
  ///
  /// @param deposit what a new account holds
  public Accounts(StateDir dir, SharedExchange exchange, Money deposit) throws StateException {
    this.dir = dir;
    this.exchange = exchange;
    this.deposit = deposit;
    List<KeyPair> keys = dir.keys();
    for (int i = 0; i < keys.size(); i++) {
      add(i + 1, keys.get(i));
    }
  }

  private void add(int number, KeyPair pair) throws StateException {
    AccountId account = new AccountId("account-" + number);
    exchange.ensureAccount(account, deposit);
    byKey.put(pair.publicKey(), account);
  }

  public Optional<AccountId> byKey(String publicKey) {
    return Optional.ofNullable(byKey.get(publicKey));
  }

  /// Which public key opens which account, in the order in which they were opened.
  public synchronized Map<String, AccountId> all() {
    Map<String, AccountId> all = new LinkedHashMap<>();
    dir.keys().forEach(pair -> all.put(pair.publicKey(), byKey(pair.publicKey()).orElseThrow()));
    return all;
  }

  /// The keys of the owner's account.
  public KeyPair first() {
    return dir.keys().getFirst();
  }

  /// Opens one more account.
  public synchronized KeyPair open() throws StateException {
    KeyPair pair = dir.addKey();
    add(dir.keys().size(), pair);
    return pair;
  }
}
