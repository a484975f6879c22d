package io.floatwise.store.codec;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Shapes of values that are made of others.
public final class Structures {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final JsonMapper PLAIN = JsonMapper.builder().build();

  private Structures() {}

  /// `null` where there is nothing.
  record Maybe<T>(Shape<T> inner) implements Shape<Optional<T>> {
    @Override
    public void write(Optional<T> value, JsonGenerator to) {
      if (value.isPresent()) {
        inner.write(value.get(), to);
      } else {
        to.writeNull();
      }
    }

    @Override
    public Optional<T> read(JsonNode node, String place) {
      return node.isNull() ? Optional.empty() : Optional.of(inner.read(node, place));
    }
  }

  /// An array in the order of the list.
  record Sequence<T>(Shape<T> inner) implements Shape<List<T>> {
    @Override
    public void write(List<T> value, JsonGenerator to) {
      to.writeStartArray();
      value.forEach(element -> inner.write(element, to));
      to.writeEndArray();
    }

    @Override
    public List<T> read(JsonNode node, String place) {
      if (!node.isArray()) {
        throw Scalars.unexpected(place, "an array", node);
      }
      List<T> list = new ArrayList<>();
      for (JsonNode element : node) {
        list.add(inner.read(element, place + "[" + list.size() + "]"));
      }
      return List.copyOf(list);
    }
  }

  /// An array sorted by the JSON text of its elements, whatever the order of the set.
  record Bag<T>(Shape<T> inner) implements Shape<Set<T>> {
    @Override
    public void write(Set<T> value, JsonGenerator to) {
      Map<String, T> sorted = new TreeMap<>();
      value.forEach(element -> sorted.put(text(element), element));
      new Sequence<>(inner).write(List.copyOf(sorted.values()), to);
    }

    private String text(T element) {
      var text = new StringWriter();
      try (JsonGenerator to = PLAIN.createGenerator(text)) {
        inner.write(element, to);
      }
      return text.toString();
    }

    @Override
    public Set<T> read(JsonNode node, String place) {
      return Set.copyOf(new Sequence<>(inner).read(node, place));
    }
  }

  /// An object whose fields are constants of an enum in their order, whatever the order of the map.
  record Table<K extends Enum<K>, V>(Class<K> keys, Shape<V> inner) implements Shape<Map<K, V>> {
    @Override
    public void write(Map<K, V> value, JsonGenerator to) {
      to.writeStartObject();
      new TreeMap<>(value)
          .forEach((key, v) -> {
            to.writeName(key.name());
            inner.write(v, to);
          });
      to.writeEndObject();
    }

    @Override
    public Map<K, V> read(JsonNode node, String place) {
      if (!node.isObject()) {
        throw Scalars.unexpected(place, "an object", node);
      }
      Map<K, V> map = new EnumMap<>(keys);
      for (String name : node.propertyNames()) {
        K key = new Scalars.Constant<>(keys).read(JSON.stringNode(name), place);
        map.put(key, inner.read(node.get(name), place + "." + name));
      }
      return map;
    }
  }

  /// A map that was added to a record when there were rows already: an empty one is left out, so
  /// that those rows are still what the program writes.
  record Later<K extends Enum<K>, V>(Table<K, V> inner) implements Shape<Map<K, V>> {
    @Override
    public void write(Map<K, V> value, JsonGenerator to) {
      inner.write(value, to);
    }

    @Override
    public boolean leavesOut(Map<K, V> value) {
      return value.isEmpty();
    }

    @Override
    public Map<K, V> read(JsonNode node, String place) {
      return node.isMissingNode() ? Map.of() : inner.read(node, place);
    }
  }

  /// A record as an object with its components in their order.
  public record Fields<R extends Record>(RecordType<R> type) implements Shape<R> {
    @Override
    public void write(R value, JsonGenerator to) {
      to.writeStartObject();
      writeParts(value, to);
      to.writeEndObject();
    }

    void writeParts(R value, JsonGenerator to) {
      for (RecordType.Part part : type.parts()) {
        Object component = part.of(value);
        if (!part.shape().leavesOut(component)) {
          to.writeName(part.name());
          part.shape().write(component, to);
        }
      }
    }

    @Override
    public R read(JsonNode node, String place) {
      return read(node, place, Set.of());
    }

    /// @param besides field names that belong to somebody else
    R read(JsonNode node, String place, Set<String> besides) {
      if (!node.isObject()) {
        throw Scalars.unexpected(place, "an object", node);
      }
      Set<String> names = new TreeSet<>(node.propertyNames());
      names.removeAll(besides);
      Set<String> expected = new TreeSet<>();
      type.parts().stream()
          .filter(part -> !(part.shape() instanceof Later) || node.has(part.name()))
          .forEach(part -> expected.add(part.name()));
      if (!names.equals(expected)) {
        throw new UnreadableRow(place, "the fields " + expected, names.toString());
      }
      Object[] values = new Object[type.parts().size()];
      for (int i = 0; i < values.length; i++) {
        RecordType.Part part = type.parts().get(i);
        values[i] = part.shape().read(node.path(part.name()), place + "." + part.name());
      }
      return type.create(values, place);
    }
  }

  /// A record of one component, as that component.
  record Wrapped<R extends Record>(RecordType<R> type) implements Shape<R> {
    @Override
    public void write(R value, JsonGenerator to) {
      RecordType.Part only = type.parts().getFirst();
      only.shape().write(only.of(value), to);
    }

    @Override
    public R read(JsonNode node, String place) {
      Object value = type.parts().getFirst().shape().read(node, place);
      return type.create(new Object[] {value}, place);
    }
  }

  /// A member of a sealed type: its fields, and its name as `type` before them.
  public record Choice<T>(Map<String, Fields<?>> members) implements Shape<T> {
    private static final String TYPE = "type";

    @Override
    public void write(T value, JsonGenerator to) {
      String name = TypeNames.of(value.getClass());
      to.writeStartObject();
      to.writeName(TYPE);
      to.writeString(name);
      writeMember(named(name, TYPE), value, to);
      to.writeEndObject();
    }

    @Override
    public T read(JsonNode node, String place) {
      JsonNode type = node.get(TYPE);
      if (type == null || !type.isString()) {
        throw Scalars.unexpected(place, "an object with a type", node);
      }
      return cast(named(type.stringValue(), place).read(node, place, Set.of(TYPE)));
    }

    /// The member of that name without its name.
    public T readBody(String name, JsonNode node, String place) {
      return cast(named(name, place).read(node, place));
    }

    /// What [#readBody] reads: without its name.
    public void writeBody(T value, JsonGenerator to) {
      to.writeStartObject();
      writeMember(named(TypeNames.of(value.getClass()), TYPE), value, to);
      to.writeEndObject();
    }

    private Fields<?> named(String name, String place) {
      Fields<?> member = members.get(name);
      if (member == null) {
        throw new UnreadableRow(place, "one of the types " + new TreeSet<>(members.keySet()), name);
      }
      return member;
    }

    private static <R extends Record> void writeMember(
        Fields<R> member, Object value, JsonGenerator to) {
      member.writeParts(member.type().type().cast(value), to);
    }

    @SuppressWarnings("unchecked") // the members are the permitted subclasses of T
    private T cast(Record member) {
      return (T) member;
    }
  }
}
