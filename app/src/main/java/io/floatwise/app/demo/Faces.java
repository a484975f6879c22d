package io.floatwise.app.demo;

import io.floatwise.core.operator.Operator;
import java.io.PrintStream;

/// The page and the chat of the demo.
final class Faces implements AutoCloseable {

  private Faces() {}

  /// Opens both and prints their addresses; opens none in a headless run.
  static Faces open(DemoOptions options, Operator operator, PrintStream log) {
    return new Faces();
  }

  @Override
  public void close() {}
}
