package io.floatwise.proving;

import io.floatwise.proving.ProofResult.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/// Writes down every executed proof in `target/proofs/` of its module.
///
/// Registered as a service, so no test has to ask for it. The launcher may create several in one
/// JVM, and all of them write one file. Thread-safe.
public final class ProofRecorder implements TestExecutionListener {
  private static final Map<MethodKey, Tally> SHARED = new TreeMap<>();

  private final Map<MethodKey, Tally> tallies;
  private final Path folder;
  private @Nullable TestPlan plan;

  public ProofRecorder() {
    this(SHARED, Repository.module().resolve("target").resolve("proofs"));
  }

  /// Writes to this folder what it alone has seen.
  static ProofRecorder into(Path folder) {
    return new ProofRecorder(new TreeMap<>(), folder);
  }

  private ProofRecorder(Map<MethodKey, Tally> tallies, Path folder) {
    this.tallies = tallies;
    this.folder = folder;
  }

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    plan = started;
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    methodsBelow(test).forEach(key -> count(key, Verdict.SKIPPED, reason));
    flushAfterClass(test);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    String reason = result.getThrowable().map(Throwable::toString).orElse("");
    switch (result.getStatus()) {
      case SUCCESSFUL -> {
        if (test.isTest()) {
          methodOf(test).ifPresent(key -> count(key, Verdict.PASSED, ""));
        }
      }
      case FAILED -> methodsBelow(test).forEach(key -> count(key, Verdict.FAILED, reason));
      case ABORTED -> {
        String why = result.getThrowable().map(Throwable::getMessage).orElse("");
        // The assumption of JUnit puts its own words in front of the reason.
        String own = why.replaceFirst("^Assumption failed: ", "");
        methodsBelow(test).forEach(key -> count(key, Verdict.SKIPPED, own));
      }
    }
    flushAfterClass(test);
  }

  @Override
  public void testPlanExecutionFinished(TestPlan finished) {
    flush();
  }

  private void flushAfterClass(TestIdentifier test) {
    if (test.getSource().filter(ClassSource.class::isInstance).isPresent()) {
      flush();
    }
  }

  /// The method of this test, or the methods of all tests of this container.
  private Stream<MethodKey> methodsBelow(TestIdentifier test) {
    Optional<MethodKey> own = methodOf(test);
    if (own.isPresent() || plan == null) {
      return own.stream();
    }
    return plan.getDescendants(test).stream().flatMap(d -> methodOf(d).stream()).distinct();
  }

  /// Invocations of parameterized and dynamic tests belong to the method that produced them.
  private Optional<MethodKey> methodOf(TestIdentifier test) {
    Optional<TestIdentifier> at = Optional.of(test);
    while (at.isPresent() && plan != null) {
      if (at.get().getSource().orElse(null) instanceof MethodSource source) {
        return Optional.of(
            new MethodKey(source.getJavaClass(), source.getJavaMethod(), source.getMethodName()));
      }
      at = plan.getParent(at.get());
    }
    return Optional.empty();
  }

  private void count(MethodKey key, Verdict verdict, String reason) {
    synchronized (tallies) {
      tallies.computeIfAbsent(key, _ -> new Tally()).add(verdict, reason);
    }
  }

  private void flush() {
    synchronized (tallies) {
      List<String> lines = new ArrayList<>();
      tallies.forEach((key, tally) -> key.proofs().forEach(p -> lines.add(tally.line(key, p))));
      String fork = System.getProperty("surefire.forkNumber", "1");
      try {
        Files.createDirectories(folder);
        Files.write(folder.resolve("executed-" + fork + ".tsv"), lines);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot record the proofs in " + folder, e);
      }
    }
  }

  private record MethodKey(Class<?> type, Method method, String name)
      implements Comparable<MethodKey> {
    List<Proves> proofs() {
      return Stream.of(type, method)
          .flatMap(element -> Stream.of(element.getAnnotationsByType(Proves.class)))
          .toList();
    }

    String test() {
      return type.getName() + "#" + name;
    }

    @Override
    public int compareTo(MethodKey other) {
      return test().compareTo(other.test());
    }
  }

  /// One failure spoils all invocations of a method, and one skip makes it a skipped proof.
  private static final class Tally {
    private Verdict worst = Verdict.PASSED;
    private String reason = "";

    void add(Verdict verdict, String why) {
      if (rank(verdict) > rank(worst)) {
        worst = verdict;
        reason = why;
      }
    }

    private static int rank(Verdict verdict) {
      return switch (verdict) {
        case PASSED -> 0;
        case SKIPPED -> 1;
        case FAILED -> 2;
      };
    }

    String line(MethodKey key, Proves proof) {
      List<String> breaks = Stream.of(proof.breaks()).map(Class::getName).sorted().toList();
      return new ProofResult(proof.value(), key.test(), breaks, proof.form(), worst, reason).line();
    }
  }
}
