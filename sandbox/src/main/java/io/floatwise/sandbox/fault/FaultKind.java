package io.floatwise.sandbox.fault;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Every fault that can be switched on. The documentation's table is checked against this list.
public enum FaultKind {
  LATENCY(Reach.ALL, "the answer comes later", "delayMillis", "randomMillis"),
  ERROR_STATUS(Reach.ALL, "an error instead of an answer; nothing is executed", "status"),
  ERROR_503(Reach.ALL, "the maintenance page; nothing is executed"),
  RATE_STORM(Reach.ALL, "429 below every limit; nothing is executed", "seconds"),
  DROP_BEFORE(Reach.WRITES, "the connection is closed; nothing is executed"),
  DROP_AFTER(Reach.ALL, "executed, then the connection is closed without an answer"),
  HANG_AFTER_COMMIT(
      Reach.WRITES, "executed, and the connection closed after a while, unanswered", "delayMillis"),
  REPEAT_REPLY(Reach.ALL, "not executed: the bytes of the last answer of the operation once more"),
  DOUBLE_BODY(Reach.ALL, "executed once, but the answer holds its body twice"),
  TRUNCATED_BODY(Reach.ALL, "the body breaks off"),
  EMPTY_BODY(Reach.ALL, "200 without a body"),
  WRONG_TYPES(Reach.ALL, "one field of the answer has another JSON type"),
  SCHEMA_DRIFT(Reach.ALL, "a field is removed, renamed or retyped", "field", "change"),
  STICKY_CURSOR(Reach.ALL, "a page brings the cursor it was asked with"),
  FROZEN_FEED(Reach.ALL, "the first answer to each request for ever, while its times go on"),
  PHANTOM_TARGET(Reach.ALL, "aggregated prices show a target that nobody would fill"),
  CLOCK_SKEW(Reach.ALL, "the Date header is off", "seconds"),
  PARTIAL_BATCH(
      Reach.WRITES,
      "every k-th row of a batch fails, or about half of them; the others are executed",
      "every"),
  PRICE_MOVED(Reach.WRITES, "the seller asks a cent more right before a purchase is carried out"),
  REVERSAL(Reach.ALL, "the account's latest protected trade is rolled back first"),
  TARGETS_WITHOUT_COVER(
      Reach.ALL, "the account's targets lose their cover first: inactive, filled by nobody");

  /// Which requests a fault can meet.
  enum Reach {
    ALL,
    WRITES
  }

  private final Reach reach;
  private final String meaning;
  private final List<String> parameters;

  FaultKind(Reach reach, String meaning, String... parameters) {
    this.reach = reach;
    this.meaning = meaning;
    this.parameters = List.of(parameters);
  }

  /// How the controls spell it: `hang-after-commit`.
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<FaultKind> byKey(String key) {
    for (FaultKind kind : values()) {
      if (kind.key().equals(key)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /// What it does, for people.
  public String meaning() {
    return meaning;
  }

  /// What can be set besides operation, count, probability and seed.
  public List<String> parameters() {
    return parameters;
  }

  /// Whether requests that only read are spared.
  public boolean writesOnly() {
    return reach == Reach.WRITES;
  }

  boolean meets(boolean write) {
    return reach == Reach.ALL || write;
  }
}
