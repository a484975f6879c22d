package io.floatwise.sandbox.fault;

import io.floatwise.sandbox.wire.Moments;
import io.floatwise.sandbox.wire.RawRequest;
import io.floatwise.sandbox.wire.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// Answers given before, for the faults that give them again. Keeps the last 1000. Thread-safe.
public final class PastReplies {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int MOST = 1_000;
  private static final Set<String> TIMES =
      Set.of(
          "createdAt",
          "updatedAt",
          "date",
          "OfferCreatedAt",
          "OfferClosedAt",
          "ClosedAt",
          "FinalizationTime",
          "expiresAt");

  private final Map<String, Reply> last = new Oldest<>();
  private final Map<String, Frozen> frozen = new Oldest<>();

  /// An answer and the market time at which it was true.
  private record Frozen(Reply reply, Instant at) {}

  private static final class Oldest<V> extends LinkedHashMap<String, V> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
      return size() > MOST;
    }
  }

  /// Keeps the answer to an operation of a key.
  public synchronized void keep(String key, String operation, Reply reply) {
    last.put(key + " " + operation, reply);
  }

  /// The last answer to that operation.
  public synchronized Optional<Reply> last(String key, String operation) {
    return Optional.ofNullable(last.get(key + " " + operation));
  }

  /// The first answer to this request since the feed froze, its times moved on to `now`.
  ///
  /// @param reply what it would be
  /// @param now market time
  public synchronized Reply frozen(String key, RawRequest request, Reply reply, Instant now) {
    String id =
        String.join(
            " ",
            key,
            request.method(),
            request.path(),
            request.rawQuery().orElse(""),
            new String(request.body(), StandardCharsets.UTF_8));
    Frozen kept = frozen.computeIfAbsent(id, _ -> new Frozen(reply, now));
    Optional<ObjectNode> root = BrokenBodies.object(kept.reply().body());
    if (root.isEmpty()) {
      return kept.reply();
    }
    shift(root.get(), Duration.between(kept.at(), now));
    return kept.reply().withBody(MAPPER.writeValueAsBytes(root.get()));
  }

  /// Forgets what was frozen.
  public synchronized void thaw() {
    frozen.clear();
  }

  private static void shift(JsonNode node, Duration by) {
    if (node instanceof ObjectNode object) {
      for (String name : TIMES) {
        JsonNode time = object.path(name);
        if (time.isIntegralNumber()) {
          object.put(name, shifted(time.asLong(), by));
        } else if (time.isString()) {
          object.put(name, shifted(time.asString(), by));
        }
      }
    }
    node.forEach(child -> shift(child, by));
  }

  /// Zero stays zero: it means that there is no such time.
  private static long shifted(long seconds, Duration by) {
    return seconds == 0 ? 0 : seconds + by.toSeconds();
  }

  private static String shifted(String time, Duration by) {
    if (time.matches("[0-9]{1,12}")) {
      return Long.toString(shifted(Long.parseLong(time), by));
    }
    try {
      return Moments.iso(Instant.parse(time).plus(by));
    } catch (DateTimeParseException e) {
      return time;
    }
  }
}
