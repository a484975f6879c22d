package io.floatwise.store.replay;

import io.floatwise.core.tape.Edits;
import io.floatwise.core.tape.TapeException;
import io.floatwise.store.codec.Structures;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// What became of a list, as a field that is left out where it stayed as it was.
///
/// @param name of the field
/// @param element how elements are written
record ListChange<T extends Record>(String name, Structures.Fields<T> element) {

  private static final String GONE = "gone";
  private static final String PLACED = "placed";
  private static final String SIZE = "size";

  void write(List<T> before, List<T> after, JsonGenerator to) {
    if (before.equals(after)) {
      return;
    }
    Edits<T> edits = Edits.between(before, after);
    to.writeName(name);
    to.writeStartObject();
    to.writeName(GONE);
    to.writeStartArray();
    edits.gone().forEach(to::writeNumber);
    to.writeEndArray();
    to.writeName(PLACED);
    to.writeStartArray();
    edits
        .placed()
        .forEach((place, value) -> {
          to.writeStartArray();
          to.writeNumber(place);
          element.write(value, to);
          to.writeEndArray();
        });
    to.writeEndArray();
    to.writeName(SIZE);
    to.writeNumber(edits.size());
    to.writeEndObject();
  }

  /// @throws TapeException if it does not fit what was before
  List<T> read(List<T> before, JsonNode record) {
    JsonNode field = record.get(name);
    if (field == null) {
      return before;
    }
    List<Integer> gone = new ArrayList<>();
    for (JsonNode each : field.path(GONE)) {
      gone.add(number(each));
    }
    SortedMap<Integer, T> placed = new TreeMap<>();
    for (JsonNode each : field.path(PLACED)) {
      placed.put(number(each.path(0)), element.read(each.path(1), name));
    }
    return new Edits<>(gone, placed, number(field.path(SIZE))).appliedTo(before);
  }

  private int number(JsonNode node) {
    if (!node.isInt()) {
      throw new TapeException("%s: expected a whole number, found %s".formatted(name, node));
    }
    return node.intValue();
  }
}
