package io.floatwise.sandbox.admin;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What clients have called since the start or the last reset: a count for each operation and
/// status, the last requests, and the connections they came on. Neither bodies nor signatures.
/// Thread-safe.
public final class Calls {
  /// The operation of a request that no operation serves.
  public static final String OTHER = "other";

  /// How many requests are remembered one by one.
  public static final int REMEMBERED = 500;

  private static final int MOST_CONNECTIONS = 100_000;
  private static final int LONGEST_PATH = 300;

  private final Map<String, Map<Integer, Long>> counts = new TreeMap<>();
  private final ArrayDeque<Done> last = new ArrayDeque<>();
  private final Set<String> connections = new LinkedHashSet<>();

  /// A request that is over.
  ///
  /// @param path without its query
  /// @param operation it belongs to, or [#OTHER]
  /// @param status 0 if the connection was closed without an answer
  /// @param account whose key it carried; empty for an unknown key
  /// @param millis real time from its arrival to its answer
  public record Done(
      String method, String path, String operation, int status, String account, long millis) {}

  /// Everything at one moment.
  ///
  /// @param counts requests by operation and status
  /// @param last oldest first
  /// @param connections on which at least one request came
  public record View(Map<String, Map<Integer, Long>> counts, List<Done> last, int connections) {}

  public synchronized void add(Done done) {
    counts
        .computeIfAbsent(done.operation(), _ -> new TreeMap<>())
        .merge(done.status(), 1L, Long::sum);
    String path = done.path();
    last.addLast(
        path.length() <= LONGEST_PATH
            ? done
            : new Done(
                done.method(),
                path.substring(0, LONGEST_PATH),
                done.operation(),
                done.status(),
                done.account(),
                done.millis()));
    if (last.size() > REMEMBERED) {
      last.removeFirst();
    }
  }

  /// A request came on that connection.
  public synchronized void connection(String id) {
    if (connections.size() < MOST_CONNECTIONS) {
      connections.add(id);
    }
  }

  public synchronized View view() {
    Map<String, Map<Integer, Long>> copy = new TreeMap<>();
    counts.forEach((operation, statuses) -> copy.put(operation, new TreeMap<>(statuses)));
    return new View(copy, new ArrayList<>(last), connections.size());
  }

  /// Forgets everything; a connection that goes on counts again with its next request.
  public synchronized void reset() {
    counts.clear();
    last.clear();
    connections.clear();
  }
}
