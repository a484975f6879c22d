package io.floatwise.proving.mutation;

import io.floatwise.proving.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/// Writes down, in every module whose tests run, how they were started. Only the build itself knows
/// the class path that it put together.
public final class TestJvmRecorder implements TestExecutionListener {
  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    try {
      TestJvm.current().write(Repository.module().resolve(TestJvm.FILE));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot record how the tests were started", e);
    }
  }
}
