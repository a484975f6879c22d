package io.floatwise.app.bench;

import java.io.IOException;

/// A program that does nothing: what any program on this JVM costs at least.
final class Bare {

  private Bare() {}

  public static void main(String[] args) throws IOException {
    System.err.println(Child.READY);
    while (System.in.read() >= 0) {
      // Stays until its input ends, so that its memory can be read.
    }
  }
}
