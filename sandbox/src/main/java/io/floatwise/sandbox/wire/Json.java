package io.floatwise.sandbox.wire;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes JSON in the forms of the wire: named for what the marketplace sends, not for Java types.
public final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator out;

  private Json(JsonGenerator out) {
    this.out = out;
  }

  /// One JSON object as UTF-8 bytes.
  public static byte[] object(Consumer<Json> fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      generator.writeStartObject();
      fields.accept(new Json(generator));
      generator.writeEndObject();
    }
    return bytes.toByteArray();
  }

  public Json put(String name, String value) {
    out.writeStringProperty(name, value);
    return this;
  }

  /// A number without quotes.
  public Json put(String name, long value) {
    out.writeNumberProperty(name, value);
    return this;
  }

  public Json put(String name, boolean value) {
    out.writeBooleanProperty(name, value);
    return this;
  }

  /// A 64-bit integer as the gateway sends it: a string.
  public Json putInt64(String name, long value) {
    return put(name, Long.toString(value));
  }

  /// A decimal number without quotes and without trailing zeros, as a float field prints.
  public Json putDecimal(String name, BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    out.writeName(name);
    out.writeNumber(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
    return this;
  }

  public Json putNull(String name) {
    out.writeNullProperty(name);
    return this;
  }

  public Json putObject(String name, Consumer<Json> fields) {
    out.writeName(name);
    out.writeStartObject();
    fields.accept(this);
    out.writeEndObject();
    return this;
  }

  /// An array with one object for each row.
  public <T> Json putRows(
      String name, Iterable<T> rows, java.util.function.BiConsumer<Json, T> row) {
    out.writeName(name);
    out.writeStartArray();
    for (T each : rows) {
      out.writeStartObject();
      row.accept(this, each);
      out.writeEndObject();
    }
    out.writeEndArray();
    return this;
  }

  public Json putStrings(String name, Iterable<String> values) {
    out.writeName(name);
    out.writeStartArray();
    for (String each : values) {
      out.writeString(each);
    }
    out.writeEndArray();
    return this;
  }
}
