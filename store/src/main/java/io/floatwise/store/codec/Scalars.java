package io.floatwise.store.codec;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// Shapes of values without parts.
public final class Scalars {

  private Scalars() {}

  static UnreadableRow unexpected(String place, String expected, JsonNode found) {
    String text = found.toString();
    return new UnreadableRow(
        place, expected, text.length() > 80 ? text.substring(0, 80) + "..." : text);
  }

  record Text() implements Shape<String> {
    @Override
    public void write(String value, JsonGenerator to) {
      to.writeString(value);
    }

    @Override
    public String read(JsonNode node, String place) {
      if (!node.isString()) {
        throw unexpected(place, "a text", node);
      }
      return node.stringValue();
    }
  }

  record Whole() implements Shape<Long> {
    @Override
    public void write(Long value, JsonGenerator to) {
      to.writeNumber(value.longValue());
    }

    @Override
    public Long read(JsonNode node, String place) {
      if (!node.isIntegralNumber() || !node.canConvertToLong()) {
        throw unexpected(place, "a whole number of 64 bits", node);
      }
      return node.longValue();
    }
  }

  record ShortWhole() implements Shape<Integer> {
    @Override
    public void write(Integer value, JsonGenerator to) {
      to.writeNumber(value.intValue());
    }

    @Override
    public Integer read(JsonNode node, String place) {
      if (!node.isIntegralNumber() || !node.canConvertToInt()) {
        throw unexpected(place, "a whole number of 32 bits", node);
      }
      return node.intValue();
    }
  }

  /// Java's shortest text that gives the same bits again.
  record Fraction() implements Shape<Double> {
    @Override
    public void write(Double value, JsonGenerator to) {
      to.writeNumber(value.doubleValue());
    }

    @Override
    public Double read(JsonNode node, String place) {
      if (!node.isNumber()) {
        throw unexpected(place, "a number", node);
      }
      return node.doubleValue();
    }
  }

  record Span() implements Shape<Duration> {
    @Override
    public void write(Duration value, JsonGenerator to) {
      to.writeString(value.toString());
    }

    @Override
    public Duration read(JsonNode node, String place) {
      try {
        return Duration.parse(node.isString() ? node.stringValue() : "");
      } catch (DateTimeException e) {
        throw new UnreadableRow(place, "a duration as ISO-8601", node.toString(), e);
      }
    }
  }

  record Flag() implements Shape<Boolean> {
    @Override
    public void write(Boolean value, JsonGenerator to) {
      to.writeBoolean(value);
    }

    @Override
    public Boolean read(JsonNode node, String place) {
      if (!node.isBoolean()) {
        throw unexpected(place, "true or false", node);
      }
      return node.booleanValue();
    }
  }

  record Moment() implements Shape<Instant> {
    @Override
    public void write(Instant value, JsonGenerator to) {
      to.writeString(value.toString());
    }

    @Override
    public Instant read(JsonNode node, String place) {
      if (!node.isString()) {
        throw unexpected(place, "a moment as ISO-8601", node);
      }
      return moment(node.stringValue(), place);
    }
  }

  public static Instant moment(String text, String place) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new UnreadableRow(place, "a moment as ISO-8601", text, e);
    }
  }

  record OptionalWhole() implements Shape<OptionalInt> {
    @Override
    public void write(OptionalInt value, JsonGenerator to) {
      if (value.isPresent()) {
        to.writeNumber(value.getAsInt());
      } else {
        to.writeNull();
      }
    }

    @Override
    public OptionalInt read(JsonNode node, String place) {
      return node.isNull()
          ? OptionalInt.empty()
          : OptionalInt.of(new ShortWhole().read(node, place));
    }
  }

  /// One constant of an enum, by its name.
  record Constant<E extends Enum<E>>(Class<E> type) implements Shape<E> {
    @Override
    public void write(E value, JsonGenerator to) {
      to.writeString(value.name());
    }

    @Override
    public E read(JsonNode node, String place) {
      E[] all = type.getEnumConstants();
      for (E constant : all) {
        if (node.isString() && constant.name().equals(node.stringValue())) {
          return constant;
        }
      }
      throw unexpected(place, "one of " + Arrays.toString(all), node);
    }
  }
}
