package io.floatwise.proving.mutation;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.floatwise.proving.ProofRecorder;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/// Runs one test method and records how its proofs ended.
public final class ProofRun {
  private ProofRun() {}

  /// @param arguments name of the test class, name of the method, folder of the record
  public static void main(String[] arguments) {
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
            ProofRecorder.into(Path.of(arguments[2])),
            summary);
    summary
        .getSummary()
        .printFailuresTo(
            new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true));
    // A thread that a broken class left running must not hold up the answer.
    System.exit(0);
  }

  /// By name, whatever its parameters are: the name is what the record of a proof holds.
  private static PostDiscoveryFilter only(String testClass, String method) {
    return test ->
        FilterResult.includedIf(
            !(test.getSource().orElse(null) instanceof MethodSource source)
                || (source.getMethodName().equals(method)
                    && source.getClassName().equals(testClass)));
  }
}
