package io.floatwise.dmarket.drift;

import io.floatwise.dmarket.request.Operation;
import io.floatwise.dmarket.wire.ForeignText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// Fields and JSON types of the answers, by operation: `baseline.txt`. Immutable.
final class Baseline {

  private static final String ANY = "*";

  /// What an object may hold.
  private static final class Shape {
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private boolean open;
  }

  /// One field.
  private record Field(boolean required, List<String> types, Shape inside) {
    String expected() {
      return String.join("|", types);
    }
  }

  private final Map<Operation, Shape> shapes;

  private Baseline(Map<Operation, Shape> shapes) {
    this.shapes = shapes;
  }

  /// The baseline of this client.
  static Baseline load() {
    try (InputStream in = Baseline.class.getResourceAsStream("baseline.txt")) {
      if (in == null) {
        throw new IllegalStateException("the baseline of answers is missing");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Baseline parse(String text) {
    Map<Operation, Shape> shapes = new EnumMap<>(Operation.class);
    Shape root = new Shape();
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.startsWith("[")) {
        root = new Shape();
        shapes.put(Operation.valueOf(line.substring(1, line.length() - 1)), root);
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        add(root, line);
      }
    }
    return new Baseline(shapes);
  }

  /// `a.b[].c: text|null`, with a question mark behind the name of what may be absent.
  private static void add(Shape root, String line) {
    int colon = line.indexOf(": ");
    String path = colon < 0 ? line : line.substring(0, colon);
    String[] steps = path.split("\\.");
    Shape shape = root;
    for (int i = 0; i < steps.length - 1; i++) {
      Field field = shape.fields.get(steps[i].replace("[]", ""));
      if (field == null) {
        throw new IllegalStateException("expected the parent of " + path + " before it");
      }
      shape = field.inside();
    }
    String last = steps[steps.length - 1];
    if (last.equals(ANY) && colon < 0) {
      shape.open = true;
      return;
    }
    boolean required = !last.endsWith("?");
    String name = required ? last : last.substring(0, last.length() - 1);
    List<String> types = Arrays.asList(line.substring(colon + 2).split("\\|"));
    shape.fields.put(name, new Field(required, types, new Shape()));
  }

  /// What a comparison showed.
  ///
  /// @param differences each once, whatever the number of rows
  /// @param met fields of the baseline that the answer has, such as `items[].priceCents`
  record Comparison(Set<Difference> differences, Set<String> met) {}

  /// How `answer` differs.
  Comparison compare(Operation operation, JsonNode answer) {
    Look look = new Look(operation);
    Shape shape = shapes.get(operation);
    if (shape != null) {
      look.object("", shape, answer);
    }
    return new Comparison(look.differences, look.met);
  }

  /// One comparison under way.
  private static final class Look {
    private final Operation operation;
    private final Set<Difference> differences = new LinkedHashSet<>();
    private final Set<String> met = new TreeSet<>();

    Look(Operation operation) {
      this.operation = operation;
    }

    private void found(Difference.Kind kind, String path, String expected, String type) {
      differences.add(new Difference(operation, kind, ForeignText.oneLine(path), expected, type));
    }

    void object(String at, Shape shape, JsonNode node) {
      Map<String, JsonNode> left = new TreeMap<>();
      node.properties().forEach(e -> left.put(e.getKey(), e.getValue()));
      Field any = shape.fields.get(ANY);
      shape.fields.forEach((name, field) -> {
        JsonNode value = left.remove(name);
        if (value != null) {
          value(at + name, field, value);
        } else if (field.required() && !name.equals(ANY)) {
          found(Difference.Kind.MISSING, at + name, field.expected(), "nothing");
        }
      });
      left.forEach((name, value) -> {
        if (any != null) {
          value(at + ANY, any, value);
        } else if (!shape.open) {
          found(Difference.Kind.NEW, at + name, "nothing", type(value));
        }
      });
    }

    private void value(String path, Field field, JsonNode value) {
      met.add(path);
      String type = type(value);
      if (!field.types().contains(type)) {
        found(Difference.Kind.RETYPED, path, field.expected(), type);
      } else if (type.equals("object")) {
        object(path + ".", field.inside(), value);
      } else if (type.equals("list") && !isPlain(field)) {
        for (JsonNode row : value) {
          if (row.isObject()) {
            object(path + "[].", field.inside(), row);
          } else {
            found(Difference.Kind.RETYPED, path + "[]", "object", type(row));
          }
        }
      }
    }
  }

  /// A list whose rows are not described.
  private static boolean isPlain(Field field) {
    return field.inside().fields.isEmpty() && !field.inside().open;
  }

  private static String type(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT, POJO -> "object";
      case ARRAY -> "list";
      case STRING, BINARY -> "text";
      case NUMBER -> "number";
      case BOOLEAN -> "flag";
      case NULL, MISSING -> "null";
    };
  }
}
