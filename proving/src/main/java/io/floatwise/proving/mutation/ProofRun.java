package io.floatwise.proving.mutation;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/// Runs one test method and writes down how it ended, all its invocations together.
///
/// Uses nothing of the package `proving`, which has proofs as well: when that is broken, the proof
/// has to notice and not this.
public final class ProofRun implements TestExecutionListener {
  /// How the method ended. The worst of its invocations counts, and so does a failure of what
  /// stands around it.
  public enum End {
    PASSED,
    SKIPPED,
    FAILED
  }

  private int passed;
  private End worst = End.PASSED;
  private String reason = "";

  private ProofRun() {}

  /// @param arguments name of the test class, name of the method, file for the answer
  public static void main(String[] arguments) throws IOException {
    var run = new ProofRun();
    var summary = new SummaryGeneratingListener();
    // Without the listeners of the build, which would write over what the build recorded.
    LauncherConfig alone =
        LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build();
    LauncherFactory.create(alone)
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(arguments[0]))
                .filters(only(arguments[0], arguments[1]))
                .build(),
            run,
            summary);
    summary
        .getSummary()
        .printFailuresTo(
            new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true));
    if (run.passed > 0 || run.worst != End.PASSED) {
      Files.writeString(Path.of(arguments[2]), run.worst + "\t" + run.reason);
    }
    // A thread that a broken class left running must not hold up the answer.
    System.exit(0);
  }

  @Override
  public void executionSkipped(TestIdentifier test, String why) {
    count(End.SKIPPED, why);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    switch (result.getStatus()) {
      case SUCCESSFUL -> passed += test.isTest() ? 1 : 0;
      case ABORTED ->
          count(
              End.SKIPPED,
              // The assumption of JUnit puts its own words in front of the reason.
              result
                  .getThrowable()
                  .map(thrown -> String.valueOf(thrown.getMessage()))
                  .orElse("")
                  .replaceFirst("^Assumption failed: ", ""));
      case FAILED -> count(End.FAILED, result.getThrowable().map(Throwable::toString).orElse(""));
    }
  }

  private void count(End end, String why) {
    if (end.compareTo(worst) > 0) {
      worst = end;
      reason = why;
    }
  }

  /// By name, whatever its parameters are: the name is what `@Proves` stands on.
  private static PostDiscoveryFilter only(String testClass, String method) {
    return test ->
        FilterResult.includedIf(
            !(test.getSource().orElse(null) instanceof MethodSource source)
                || (source.getMethodName().equals(method)
                    && source.getClassName().equals(testClass)));
  }
}
