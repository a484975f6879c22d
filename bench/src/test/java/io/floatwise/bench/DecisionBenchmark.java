package io.floatwise.bench;

import io.floatwise.core.scan.ScanResult;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// A page of 100 offers from bytes to ranked opportunities, on a JVM that has one core for
/// everything, its collector included.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgsAppend = "-XX:ActiveProcessorCount=1")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class DecisionBenchmark {

  private Optional<DecisionPage> few = Optional.empty();
  private Optional<DecisionPage> many = Optional.empty();

  @Setup
  public void readPages() throws Exception {
    few = Optional.of(DecisionPage.ofFewTitles());
    many = Optional.of(DecisionPage.ofManyTitles());
  }

  @Benchmark
  public ScanResult fewTitles() {
    return few.orElseThrow().rank();
  }

  @Benchmark
  public ScanResult manyTitles() {
    return many.orElseThrow().rank();
  }
}
