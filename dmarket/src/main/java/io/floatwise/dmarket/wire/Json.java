package io.floatwise.dmarket.wire;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A tolerant view of an answer. Names match exactly, or with the other case of their first letter
/// (`Amount`, `amount`); numbers may be strings, and strings numbers; unknown fields are ignored. A
/// missing or misshapen required field is a [WireException] with its path. An optional field that
/// is absent, null or `""` is empty; one that is misshapen is an error too.
public final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final int SHOWN = 40;

  /// The names of this client with the other case of their first letter; there are some dozens.
  private static final Map<String, String> OTHER_CASE = new ConcurrentHashMap<>();

  private final JsonNode node;
  private final Place at;

  /// Where a value stands; its path is made only when somebody complains.
  private sealed interface Place {
    record Root() implements Place {}

    record Field(Place in, String name) implements Place {}

    record Row(Place in, int index) implements Place {}

    default String path() {
      return switch (this) {
        case Root _ -> "";
        case Field(Root _, String name) -> name;
        case Field(Place in, String name) -> in.path() + "." + name;
        case Row(Place in, int index) -> in.path() + "[" + index + "]";
      };
    }
  }

  private Json(JsonNode node, Place at) {
    this.node = node;
    this.at = at;
  }

  /// Reads a whole body, which must be one object.
  public static Json parse(byte[] body) {
    if (body.length == 0) {
      throw new WireException("expected a JSON object, found nothing");
    }
    try {
      Json root = new Json(MAPPER.readTree(body), new Place.Root());
      if (root.node.isObject()) {
        return root;
      }
      throw root.unexpected("an object").discreet();
    } catch (JacksonException | NumberFormatException e) {
      // The second comes for exponents beyond all bounds.
      // Its own message quotes the answer, which may hold secrets.
      throw new WireException("expected JSON, found something else");
    }
  }

  public Json object(String name) {
    return optionalObject(name).orElseThrow(() -> missing(name, "an object"));
  }

  public Optional<Json> optionalObject(String name) {
    return Optional.ofNullable(field(name)).map(n -> at(name, n).requireObject());
  }

  /// A required list of objects; `null` is an empty list.
  public <T> List<T> list(String name, Function<Json, T> row) {
    if (raw(name) == null) {
      throw missing(name, "a list");
    }
    return optionalList(name, row);
  }

  /// A list of objects that may be absent, which is an empty list.
  public <T> List<T> optionalList(String name, Function<Json, T> row) {
    return rows(name, json -> row.apply(json.requireObject()));
  }

  /// A list of texts that may be absent, which is an empty list.
  public List<String> optionalTexts(String name) {
    return rows(name, Json::scalar);
  }

  /// A list of texts, or of objects with a `name`, that may be absent. A single text is a list of
  /// one.
  public Optional<List<String>> optionalNames(String name) {
    JsonNode field = field(name);
    if (field == null) {
      return Optional.empty();
    }
    if (!field.isArray()) {
      return optionalText(name).map(List::of);
    }
    return Optional.of(rows(name, Json::scalarOrName));
  }

  private String scalarOrName() {
    return node.isObject() ? text("name") : scalar();
  }

  private <T> List<T> rows(String name, Function<Json, T> row) {
    JsonNode array = field(name);
    if (array == null) {
      return List.of();
    }
    Json list = at(name, array);
    if (!array.isArray()) {
      throw list.unexpected("a list");
    }
    List<T> rows = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      rows.add(row.apply(new Json(array.get(i), new Place.Row(list.at, i))));
    }
    return List.copyOf(rows);
  }

  /// A description that changes nothing about money or identity: one that cannot be read is
  /// unknown.
  public <T> Optional<T> described(Function<Json, Optional<T>> reading) {
    try {
      return reading.apply(this);
    } catch (WireException e) {
      return Optional.empty();
    }
  }

  /// The members of an object by name, in order.
  public List<Map.Entry<String, Json>> members() {
    return node.properties().stream()
        .map(e -> Map.entry(e.getKey(), at(e.getKey(), e.getValue())))
        .toList();
  }

  /// A text that is not blank.
  public String text(String name) {
    return optionalText(name).orElseThrow(() -> missing(name, "a text"));
  }

  /// A text (or number, as text) that may be absent or blank.
  public Optional<String> optionalText(String name) {
    return presentText(name).filter(t -> !t.isBlank());
  }

  /// A text that may be absent; unlike [#optionalText(String)] a blank one is told from none.
  public Optional<String> presentText(String name) {
    JsonNode field = field(name);
    if (field == null) {
      return Optional.empty();
    }
    return Optional.of(field.isString() ? field.stringValue() : at(name, field).scalar());
  }

  /// A whole number of 0 or more that fits an `int`.
  public int count(String name) {
    return optionalCount(name).orElseThrow(() -> missing(name, "a count"));
  }

  public Optional<Integer> optionalCount(String name) {
    return filled(name)
        .map(f -> {
          long value = f.wholeNumber("a count");
          if (value < 0 || value > Integer.MAX_VALUE) {
            throw f.unexpected("a count of 0 or more");
          }
          return (int) value;
        });
  }

  public Cents cents(String name) {
    return optionalCents(name).orElseThrow(() -> missing(name, "an amount in cents"));
  }

  public Optional<Cents> optionalCents(String name) {
    return filled(name).map(f -> new Cents(f.wholeNumber("a whole number of cents")));
  }

  public Dollars dollars(String name) {
    Json field = filled(name).orElseThrow(() -> missing(name, "an amount in dollars"));
    BigDecimal value = field.exact("an amount in dollars");
    if (value.stripTrailingZeros().scale() > Dollars.DECIMALS) {
      throw field.unexpected("dollars with at most two decimals");
    }
    return new Dollars(value);
  }

  /// A decimal such as `0.02`.
  public BigDecimal decimal(String name) {
    return optionalDecimal(name).orElseThrow(() -> missing(name, "a decimal"));
  }

  public Optional<BigDecimal> optionalDecimal(String name) {
    return filled(name).map(f -> f.exact("a decimal"));
  }

  public boolean flag(String name) {
    return optionalFlag(name).orElseThrow(() -> missing(name, "true or false"));
  }

  public Optional<Boolean> optionalFlag(String name) {
    return filled(name)
        .map(f ->
            switch (f.scalar()) {
              case "true" -> true;
              case "false" -> false;
              default -> throw f.unexpected("true or false");
            });
  }

  /// A moment, as ISO-8601 in UTC or as Unix seconds.
  public Instant time(String name) {
    return optionalTime(name).orElseThrow(() -> missing(name, "a time"));
  }

  /// A moment that may be absent, blank or 0, which all mean that there is none.
  public Optional<Instant> optionalTime(String name) {
    return filled(name).filter(f -> !f.scalar().equals("0")).map(Json::instant);
  }

  private Instant instant() {
    String text = scalar();
    try {
      return Numerals.isDecimal(text)
          ? Instant.ofEpochSecond(new BigDecimal(text).longValueExact())
          : Numerals.instant(text);
    } catch (DateTimeException | ArithmeticException e) {
      throw unexpected("a time");
    }
  }

  /// A text or number as it is, nothing as a blank text, everything else as JSON.
  String asText() {
    return node.isNull() ? "" : node.isValueNode() ? node.asString() : node.toString();
  }

  private long wholeNumber(String what) {
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return node.longValue();
    }
    if (node.isString() && Numerals.isWhole(node.stringValue())) {
      return Long.parseLong(node.stringValue());
    }
    try {
      return exact(what).longValueExact();
    } catch (ArithmeticException e) {
      throw unexpected(what);
    }
  }

  private BigDecimal exact(String what) {
    if (node.isNumber()) {
      BigDecimal value = node.decimalValue();
      if (Math.abs((long) value.precision() - value.scale()) <= 30 && value.scale() <= 30) {
        return value;
      }
      throw unexpected(what);
    }
    String text = scalar();
    if (!Numerals.isDecimal(text)) {
      throw unexpected(what);
    }
    return new BigDecimal(text);
  }

  private String scalar() {
    if (node.isValueNode()) {
      return node.asString();
    }
    throw unexpected("a text or number");
  }

  private Json requireObject() {
    if (node.isObject()) {
      return this;
    }
    throw unexpected("an object");
  }

  private Json at(String name, JsonNode value) {
    return new Json(value, new Place.Field(at, name));
  }

  /// The field with a value that is not a blank text.
  private Optional<Json> filled(String name) {
    JsonNode field = field(name);
    return field == null || (field.isString() && field.stringValue().isBlank())
        ? Optional.empty()
        : Optional.of(at(name, field));
  }

  private @Nullable JsonNode field(String name) {
    JsonNode value = raw(name);
    return value == null || value.isNull() ? null : value;
  }

  private @Nullable JsonNode raw(String name) {
    JsonNode exact = node.get(name);
    return exact != null ? exact : node.get(OTHER_CASE.computeIfAbsent(name, Json::otherCase));
  }

  private static String otherCase(String name) {
    char first = name.charAt(0);
    char other =
        Character.isUpperCase(first) ? Character.toLowerCase(first) : Character.toUpperCase(first);
    return other + name.substring(1);
  }

  private WireException missing(String name, String what) {
    return new WireException(
        "%s: expected %s, found nothing".formatted(new Place.Field(at, name).path(), what));
  }

  /// A [WireException] that says that this value is not `what`.
  public WireException unexpected(String what) {
    String found =
        node.isContainer() ? node.getNodeType().name().toLowerCase(Locale.ROOT) : node.asString();
    String path = at.path();
    return WireException.found(
        "%s: expected %s".formatted(path.isEmpty() ? "answer" : path, what),
        found.length() > SHOWN ? found.substring(0, SHOWN) + "..." : found);
  }

  /// Equal JSON, wherever it stands.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Json json && node.equals(json.node);
  }

  @Override
  public int hashCode() {
    return node.hashCode();
  }

  /// The JSON itself. Answers can hold secrets, so [#toString()] does not show it.
  String source() {
    return node.toString();
  }

  @Override
  public String toString() {
    return "Json[" + at.path() + "]";
  }
}
