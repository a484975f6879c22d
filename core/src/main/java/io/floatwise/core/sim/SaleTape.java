package io.floatwise.core.sim;

import io.floatwise.core.market.Sale;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The latest sales of one title in a ring of fixed size.
final class SaleTape {

  private static final int FIRST_CAPACITY = 64;

  private final int limit;
  private long[] prices;
  private long[] times;
  private int[] wears;
  private short[] seeds;
  private boolean[] intoTarget;
  private long count;
  private long hash;

  SaleTape(int limit) {
    this.limit = limit;
    int capacity = Math.min(limit, FIRST_CAPACITY);
    prices = new long[capacity];
    times = new long[capacity];
    wears = new int[capacity];
    seeds = new short[capacity];
    intoTarget = new boolean[capacity];
  }

  void add(long cents, long at, SaleKind kind, int wear, int paintSeed) {
    if (count == prices.length && prices.length < limit) {
      grow();
    }
    int slot = (int) (count % prices.length);
    prices[slot] = cents;
    times[slot] = at;
    wears[slot] = wear;
    seeds[slot] = (short) paintSeed;
    intoTarget[slot] = kind == SaleKind.TARGET;
    count++;
    hash = Mix.of(hash + cents, at, wear);
  }

  /// Sales ever, also those forgotten.
  long count() {
    return count;
  }

  List<Sale> newest(Book book, int wanted) {
    int length = (int) Math.min(Math.min(count, prices.length), wanted);
    List<Sale> sales = new ArrayList<>(length);
    for (int i = 1; i <= length; i++) {
      int slot = (int) ((count - i) % prices.length);
      sales.add(
          new Sale(
              book.title,
              Money.usd(prices[slot]),
              Instant.ofEpochMilli(times[slot]),
              intoTarget[slot] ? SaleKind.TARGET : SaleKind.OFFER,
              book.attributes(wears[slot], seeds[slot])));
    }
    return List.copyOf(sales);
  }

  long stateHash() {
    return Mix.of(hash, count);
  }

  private void grow() {
    int capacity = Math.min(limit, 2 * prices.length);
    prices = Arrays.copyOf(prices, capacity);
    times = Arrays.copyOf(times, capacity);
    wears = Arrays.copyOf(wears, capacity);
    seeds = Arrays.copyOf(seeds, capacity);
    intoTarget = Arrays.copyOf(intoTarget, capacity);
  }
}
