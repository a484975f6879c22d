package io.floatwise.app.metrics;

import io.floatwise.dmarket.DMarket;
import io.floatwise.dmarket.metrics.BreakerCount;
import io.floatwise.dmarket.metrics.CacheCount;
import io.floatwise.dmarket.metrics.ClientMetrics;
import io.floatwise.dmarket.metrics.OperationCount;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Duration;
import java.util.Locale;

/// The numbers of a DMarket client for a scraper. Counters start at zero with the client. Holds
/// nothing itself, so nothing is counted twice. Thread-safe.
///
/// @param client whose numbers are shown
public record DMarketCollector(DMarket client) implements MultiCollector {

  private static final double NANOS = 1e9;

  @Override
  public MetricSnapshots collect() {
    ClientMetrics metrics = client.metrics();
    return MetricSnapshots.builder()
        .metricSnapshot(calls(metrics))
        .metricSnapshot(attempts(metrics))
        .metricSnapshot(durations(metrics))
        .metricSnapshot(breakerStates(metrics))
        .metricSnapshot(breakerTransitions(metrics))
        .metricSnapshot(breakerCalls(metrics))
        .metricSnapshot(cacheReads(metrics.cache()))
        .metricSnapshot(
            gauge(
                "cache_entries",
                "Answers kept at this moment.",
                (double) metrics.cache().entries()))
        .metricSnapshot(
            gauge("waiting_calls", "Calls that wait for their budget.", metrics.waiting()))
        .metricSnapshot(
            gauge(
                "clock_skew_seconds", "How far DMarket's clock is ahead.", seconds(metrics.skew())))
        .metricSnapshot(
            gauge(
                "shape_differences",
                "Ways in which answers differ from those the client was written for.",
                metrics.drift().size()))
        .build();
  }

  private static CounterSnapshot calls(ClientMetrics metrics) {
    CounterSnapshot.Builder calls = counter("calls", "Calls by how they ended.");
    metrics
        .operations()
        .forEach((operation, count) -> {
          String name = word(operation);
          calls
              .dataPoint(point(count.succeeded(), "operation", name, "result", "succeeded"))
              .dataPoint(point(count.failed(), "operation", name, "result", "failed"))
              .dataPoint(point(count.garbled(), "operation", name, "result", "garbled"));
        });
    return calls.build();
  }

  private static CounterSnapshot attempts(ClientMetrics metrics) {
    CounterSnapshot.Builder attempts =
        counter("attempts", "Requests of which a first byte left, repetitions included.");
    metrics
        .operations()
        .forEach((operation, count) ->
            attempts.dataPoint(point(count.attempts(), "operation", word(operation))));
    return attempts.build();
  }

  private static SummarySnapshot durations(ClientMetrics metrics) {
    SummarySnapshot.Builder durations =
        SummarySnapshot.builder()
            .name(name("call_duration_seconds"))
            .unit(Unit.SECONDS)
            .help("Time of calls, waiting and repetitions included.");
    metrics
        .operations()
        .forEach((operation, count) ->
            durations.dataPoint(
                SummaryDataPointSnapshot.builder()
                    .labels(Labels.of("operation", word(operation)))
                    .count(ended(count))
                    .sum(seconds(count.duration()))
                    .build()));
    return durations.build();
  }

  /// One value for each state, 1 for the present one: a state can be counted, averaged and alerted
  /// on like any number.
  private static GaugeSnapshot breakerStates(ClientMetrics metrics) {
    GaugeSnapshot.Builder states =
        GaugeSnapshot.builder()
            .name(name("breaker_state"))
            .help("1 for the state that a circuit breaker is in.");
    for (BreakerCount breaker : metrics.breakers()) {
      for (BreakerCount.State state : BreakerCount.State.values()) {
        states.dataPoint(
            GaugeDataPointSnapshot.builder()
                .labels(Labels.of("breaker", breaker.name(), "state", word(state)))
                .value(breaker.state() == state ? 1 : 0)
                .build());
      }
    }
    return states.build();
  }

  private static CounterSnapshot breakerTransitions(ClientMetrics metrics) {
    CounterSnapshot.Builder transitions =
        counter("breaker_transitions", "How often a circuit breaker changed, by its new state.");
    for (BreakerCount breaker : metrics.breakers()) {
      String name = breaker.name();
      transitions
          .dataPoint(point(breaker.opened(), "breaker", name, "to", word(BreakerCount.State.OPEN)))
          .dataPoint(
              point(
                  breaker.halfOpened(), "breaker", name, "to", word(BreakerCount.State.HALF_OPEN)))
          .dataPoint(
              point(breaker.closed(), "breaker", name, "to", word(BreakerCount.State.CLOSED)));
    }
    return transitions.build();
  }

  private static CounterSnapshot breakerCalls(ClientMetrics metrics) {
    CounterSnapshot.Builder calls =
        counter("breaker_calls", "What a circuit breaker saw of calls, and which it refused.");
    for (BreakerCount breaker : metrics.breakers()) {
      String name = breaker.name();
      calls
          .dataPoint(point(breaker.succeeded(), "breaker", name, "result", "succeeded"))
          .dataPoint(point(breaker.failed(), "breaker", name, "result", "failed"))
          .dataPoint(point(breaker.refused(), "breaker", name, "result", "refused"));
    }
    return calls.build();
  }

  private static CounterSnapshot cacheReads(CacheCount cache) {
    return counter("cache_reads", "Reads by where their answer came from.")
        .dataPoint(point(cache.hits(), "source", "kept"))
        .dataPoint(point(cache.shared(), "source", "shared"))
        .dataPoint(point(cache.pooled(), "source", "other_node"))
        .dataPoint(point(cache.misses(), "source", "venue"))
        .dataPoint(point(cache.stale(), "source", "stale"))
        .build();
  }

  private static CounterSnapshot.Builder counter(String name, String help) {
    return CounterSnapshot.builder().name(name(name)).help(help);
  }

  private static CounterDataPointSnapshot point(long value, String... labels) {
    return CounterDataPointSnapshot.builder()
        .labels(Labels.of(labels))
        .value((double) value)
        .build();
  }

  private static GaugeSnapshot gauge(String name, String help, double value) {
    return GaugeSnapshot.builder()
        .name(name(name))
        .help(help)
        .dataPoint(GaugeDataPointSnapshot.builder().value(value).build())
        .build();
  }

  private static long ended(OperationCount count) {
    return count.succeeded() + count.failed() + count.garbled();
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / NANOS;
  }

  private static String name(String name) {
    return "floatwise_dmarket_" + name;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
