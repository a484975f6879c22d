package io.floatwise.app.metrics;

import io.floatwise.core.shared.Share;
import io.floatwise.redis.RedisCount;
import io.floatwise.redis.RedisNode;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Locale;

/// What a node shares through Redis, for a scraper. Holds nothing itself. Thread-safe.
///
/// @param node whose numbers are shown
public record RedisCollector(RedisNode node) implements MultiCollector {

  @Override
  public MetricSnapshots collect() {
    RedisCount count = node.count();
    return MetricSnapshots.builder()
        .metricSnapshot(states(count.state()))
        .metricSnapshot(gauge("nodes", "Nodes that are known, this one included.", count.nodes()))
        .metricSnapshot(
            gauge(
                "part_ratio",
                "Part of every limit for this node alone.",
                (double) count.part() / Share.WHOLE))
        .metricSnapshot(
            counter("calls", "Requests for a call by what was said.")
                .dataPoint(point(count.granted(), "said", "granted"))
                .dataPoint(point(count.grantedAlone(), "said", "granted_alone"))
                .dataPoint(point(count.refused(), "said", "later"))
                .build())
        .metricSnapshot(
            counter("looks", "Looks for an answer by what was found.")
                .dataPoint(point(count.found(), "found", "answer"))
                .dataPoint(point(count.asked(), "found", "nothing"))
                .dataPoint(point(count.awaited(), "found", "another_node_asking"))
                .build())
        .metricSnapshot(single("answers_kept", "Answers given to the others.", count.put()))
        .metricSnapshot(
            single(
                "answers_dropped",
                "Times at which all answers were dropped, because news may have been missed.",
                count.dropped()))
        .metricSnapshot(
            single("failures", "Commands that were not answered or refused.", count.failed()))
        .build();
  }

  /// One value for each state, 1 for the present one.
  private static GaugeSnapshot states(RedisCount.State present) {
    GaugeSnapshot.Builder states =
        GaugeSnapshot.builder()
            .name("floatwise_redis_state")
            .help("1 for the way in which calls are counted.");
    for (RedisCount.State state : RedisCount.State.values()) {
      states.dataPoint(
          GaugeDataPointSnapshot.builder()
              .labels(Labels.of("state", state.name().toLowerCase(Locale.ROOT)))
              .value(state == present ? 1 : 0)
              .build());
    }
    return states.build();
  }

  private static CounterSnapshot.Builder counter(String name, String help) {
    return CounterSnapshot.builder().name("floatwise_redis_" + name).help(help);
  }

  private static CounterSnapshot single(String name, String help, long value) {
    return counter(name, help).dataPoint(point(value)).build();
  }

  private static CounterDataPointSnapshot point(long value, String... labels) {
    return CounterDataPointSnapshot.builder()
        .labels(Labels.of(labels))
        .value((double) value)
        .build();
  }

  private static GaugeSnapshot gauge(String name, String help, double value) {
    return GaugeSnapshot.builder()
        .name("floatwise_redis_" + name)
        .help(help)
        .dataPoint(GaugeDataPointSnapshot.builder().value(value).build())
        .build();
  }
}
