package io.floatwise.testkit.journal;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A text of a value that is the same for equal values on any machine and differs for others: a
/// second way to write what a store writes, so that one mistake cannot cancel the other.
public final class CanonicalText {

  private CanonicalText() {}

  public static String of(Object value) {
    return switch (value) {
      case Record composed -> fields(composed);
      case Optional<?> optional -> optional.map(v -> "+" + of(v)).orElse("-");
      case String text -> text.length() + ":" + text;
      case Set<?> set -> joined(set.stream().map(CanonicalText::of).sorted().toList());
      case Collection<?> list -> joined(list.stream().map(CanonicalText::of).toList());
      case Map<?, ?> map ->
          joined(
              map.entrySet().stream()
                  .map(e -> of(e.getKey()) + "=" + of(e.getValue()))
                  .sorted()
                  .toList());
      case Enum<?> constant -> constant.name();
      default -> value.toString();
    };
  }

  private static String joined(List<String> parts) {
    return parts.stream().collect(Collectors.joining(",", "[", "]"));
  }

  private static String fields(Record composed) {
    StringBuilder text = new StringBuilder(composed.getClass().getSimpleName()).append('(');
    for (RecordComponent component : composed.getClass().getRecordComponents()) {
      text.append(component.getName())
          .append('=')
          .append(of(read(composed, component)))
          .append(';');
    }
    return text.append(')').toString();
  }

  private static Object read(Record composed, RecordComponent component) {
    try {
      Object value = component.getAccessor().invoke(composed);
      if (value == null) {
        throw new IllegalArgumentException(component + " of " + composed.getClass() + " is null");
      }
      return value;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}
