package io.floatwise.dmarket.drift;

import io.floatwise.dmarket.request.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

  /// How `answer` differs, each difference once, whatever the number of rows.
  List<Difference> compare(Operation operation, JsonNode answer) {
    Set<Difference> found = new LinkedHashSet<>();
    Shape shape = shapes.get(operation);
    if (shape != null) {
      object(operation, "", shape, answer, found);
    }
    return new ArrayList<>(found);
  }

  private static void object(
      Operation operation, String at, Shape shape, JsonNode node, Set<Difference> found) {
    Map<String, JsonNode> left = new TreeMap<>();
    node.properties().forEach(e -> left.put(e.getKey(), e.getValue()));
    Field any = shape.fields.get(ANY);
    shape.fields.forEach((name, field) -> {
      JsonNode value = left.remove(name);
      if (value != null) {
        value(operation, at + name, field, value, found);
      } else if (field.required() && !name.equals(ANY)) {
        found.add(
            new Difference(
                operation, Difference.Kind.MISSING, at + name, field.expected(), "nothing"));
      }
    });
    left.forEach((name, value) -> {
      if (any != null) {
        value(operation, at + ANY, any, value, found);
      } else if (!shape.open) {
        found.add(
            new Difference(operation, Difference.Kind.NEW, at + name, "nothing", type(value)));
      }
    });
  }

  private static void value(
      Operation operation, String path, Field field, JsonNode value, Set<Difference> found) {
    String type = type(value);
    if (!field.types().contains(type)) {
      found.add(new Difference(operation, Difference.Kind.RETYPED, path, field.expected(), type));
    } else if (type.equals("object")) {
      object(operation, path + ".", field.inside(), value, found);
    } else if (type.equals("list") && !isPlain(field)) {
      for (JsonNode row : value) {
        if (row.isObject()) {
          object(operation, path + "[].", field.inside(), row, found);
        } else {
          found.add(
              new Difference(operation, Difference.Kind.RETYPED, path + "[]", "object", type(row)));
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
