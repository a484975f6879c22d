package io.floatwise.dmarket.drift;

import io.floatwise.dmarket.request.Operation;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Compares answers with the shapes that this client was written for: of each operation one answer
/// a day, and every one that could not be read. A difference is logged once, without any value of
/// the answer. Thread-safe.
public final class DriftWatch {

  private static final Logger LOG = LoggerFactory.getLogger(DriftWatch.class);
  private static final long DAY = Duration.ofDays(1).toNanos();

  /// Differences are few; a venue that invents field names must not fill the memory.
  private static final int MOST = 200;

  /// Reads only what the client reads: one object, no key twice, nothing behind it.
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /// One for the clients of all accounts.
  private static final Baseline BASELINE = Baseline.load();

  private final Map<Operation, Long> lastLook = new EnumMap<>(Operation.class);
  private final Set<Difference> differences = new LinkedHashSet<>();
  private final Map<Operation, Set<String>> met = new EnumMap<>(Operation.class);

  /// @param body of an answer with a success status; asked for only when it is looked at
  /// @param read whether this client could read it
  /// @param nanos protocol time, monotonic
  public void look(Operation operation, Supplier<byte[]> body, boolean read, long nanos) {
    if (!isDue(operation, read, nanos)) {
      return;
    }
    for (Difference difference : compare(operation, body.get(), read)) {
      if (isNew(difference)) {
        LOG.warn("the venue answers in another shape: {}", difference);
        if (isFull()) {
          LOG.warn("{} differences are enough: later ones are not kept", MOST);
        }
      }
    }
  }

  private Set<Difference> compare(Operation operation, byte[] body, boolean read) {
    JsonNode answer;
    try {
      answer = MAPPER.readTree(body);
    } catch (JacksonException | NumberFormatException e) {
      LOG.debug("{}: an answer that is no JSON", operation);
      return unreadable(operation, "answer", "object", "something else");
    }
    if (!answer.isObject()) {
      return unreadable(operation, "answer", "object", "something else");
    }
    Baseline.Comparison comparison = BASELINE.compare(operation, answer);
    keep(operation, comparison.met());
    return comparison.differences().isEmpty() && !read
        ? unreadable(operation, "values", "values that can be read", "another")
        : comparison.differences();
  }

  private static Set<Difference> unreadable(
      Operation operation, String path, String expected, String found) {
    return Set.of(new Difference(operation, Difference.Kind.UNREADABLE, path, expected, found));
  }

  private synchronized void keep(Operation operation, Set<String> fields) {
    met.computeIfAbsent(operation, _ -> new TreeSet<>()).addAll(fields);
  }

  private synchronized boolean isDue(Operation operation, boolean read, long nanos) {
    Long last = lastLook.get(operation);
    if (read && last != null && nanos - last < DAY) {
      return false;
    }
    lastLook.put(operation, nanos);
    return true;
  }

  private synchronized boolean isFull() {
    return differences.size() >= MOST;
  }

  private synchronized boolean isNew(Difference difference) {
    return differences.size() < MOST && differences.add(difference);
  }

  /// What was found since the client was opened, in the order in which it was found.
  public synchronized List<Difference> differences() {
    return List.copyOf(differences);
  }

  /// What the differences rest on: by operation, the fields of the baseline that answers had.
  public synchronized Map<Operation, Set<String>> compared() {
    Map<Operation, Set<String>> copy = new EnumMap<>(Operation.class);
    met.forEach((operation, fields) -> copy.put(operation, Set.copyOf(fields)));
    return copy;
  }
}
