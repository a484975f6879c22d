package io.floatwise.acceptance;

import java.util.ArrayList;
import java.util.List;

/// Keeps every core busy until it is closed; its threads end then by themselves.
final class Burners implements AutoCloseable {

  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean burning = true;
  private volatile long heat;

  private Burners() {}

  static Burners onEveryCore() {
    var burners = new Burners();
    for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
      burners.threads.add(Thread.ofPlatform().daemon().name("burner-" + i).start(burners::burn));
    }
    return burners;
  }

  private void burn() {
    long sum = 0;
    while (burning) {
      for (int i = 0; i < 1_000_000; i++) {
        sum = 31 * sum + i;
      }
    }
    heat = sum;
  }

  @Override
  public void close() {
    burning = false;
  }

  @Override
  public String toString() {
    return "Burners[" + threads.size() + ", " + heat + "]";
  }
}
