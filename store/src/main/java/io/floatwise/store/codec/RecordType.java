package io.floatwise.store.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// A record class taken apart: how to make one and how to reach its components.
///
/// @param type the class
/// @param constructor its canonical constructor
/// @param parts its components in their order
public record RecordType<R extends Record>(
    Class<R> type, Constructor<R> constructor, List<Part> parts) {

  /// One component.
  record Part(String name, Method accessor, Shape<Object> shape) {

    JsonNode write(Record owner) {
      try {
        return shape.write(Objects.requireNonNull(accessor.invoke(owner), name));
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(accessor + " is not accessible", e);
      } catch (InvocationTargetException e) {
        throw new IllegalStateException(accessor + " failed", e);
      }
    }
  }

  static <R extends Record> RecordType<R> of(
      Class<R> type, Function<RecordComponent, Shape<?>> shapeOf) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    List<Part> parts = new ArrayList<>();
    for (RecordComponent component : components) {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true); // the record of another package need not be public
      parts.add(new Part(component.getName(), accessor, untyped(shapeOf.apply(component))));
    }
    try {
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return new RecordType<>(type, constructor, List.copyOf(parts));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type + " is no record", e);
    }
  }

  R create(Object[] values, String place) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new UnreadableRow(
          place, "a valid " + type.getSimpleName(), String.valueOf(e.getCause()), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(constructor + " is not accessible", e);
    }
  }

  @SuppressWarnings("unchecked") // the component and its shape have the same type
  private static Shape<Object> untyped(Shape<?> shape) {
    return (Shape<Object>) shape;
  }
}
