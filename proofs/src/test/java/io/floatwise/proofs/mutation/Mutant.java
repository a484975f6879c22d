package io.floatwise.proofs.mutation;

import java.util.function.Supplier;

/// One small change of a compiled class.
///
/// @param className the class that is changed, perhaps one nested in the guarded class
/// @param change what is changed, in the words of the engine
/// @param bytes makes the changed class file
record Mutant(String className, String method, int line, String change, Supplier<byte[]> bytes) {
  Line place() {
    return new Line(className, line);
  }

  @Override
  public String toString() {
    return className + "#" + method + ":" + line + " " + change;
  }

  /// A line of source, by the class that was compiled from it.
  record Line(String className, int number) {}
}
