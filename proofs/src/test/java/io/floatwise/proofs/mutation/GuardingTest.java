package io.floatwise.proofs.mutation;

import io.floatwise.proving.mutation.TestJvm;
import java.util.List;
import java.util.Map;

/// A test method that proves something.
///
/// @param jvm how the tests of its module are started
/// @param guarded what it guards, with the requirements that it proves by that
/// @param isLong whether it is a long one, whatever time it takes here
record GuardingTest(
    TestJvm jvm,
    String testClass,
    String method,
    Map<Guard, List<String>> guarded,
    boolean isLong) {
  String name() {
    return testClass + "#" + method;
  }

  /// The same, in a JVM that starts faster and in the long run is slower.
  GuardingTest quick() {
    return new GuardingTest(
        jvm.with("-XX:TieredStopAtLevel=1"), testClass, method, guarded, isLong);
  }

  List<String> classes() {
    return guarded.keySet().stream().map(Guard::className).distinct().toList();
  }
}
