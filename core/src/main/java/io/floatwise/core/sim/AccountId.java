package io.floatwise.core.sim;

/// Names an account of the simulated exchange.
public record AccountId(String value) implements Comparable<AccountId> {

  public AccountId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("expected an account name, found a blank one");
    }
  }

  @Override
  public int compareTo(AccountId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
