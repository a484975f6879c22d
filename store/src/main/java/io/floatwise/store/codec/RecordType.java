package io.floatwise.store.codec;

import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// A record class taken apart: how to make one and how to reach its components.
///
/// @param type the class
/// @param constructor its canonical constructor
/// @param parts its components in their order
public record RecordType<R extends Record>(
    Class<R> type, Constructor<R> constructor, List<Part> parts) {

  /// One component.
  record Part(String name, Function<Object, Object> accessor, Shape<Object> shape) {

    Object of(Record owner) {
      return Objects.requireNonNull(accessor.apply(owner), name);
    }
  }

  static <R extends Record> RecordType<R> of(
      Class<R> type, Function<RecordComponent, Shape<?>> shapeOf) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    List<Part> parts = new ArrayList<>();
    for (RecordComponent component : components) {
      Shape<Object> shape = untyped(shapeOf.apply(component));
      parts.add(new Part(component.getName(), accessor(type, component.getAccessor()), shape));
    }
    try {
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return new RecordType<>(type, constructor, List.copyOf(parts));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type + " is no record", e);
    }
  }

  /// The record of another package need not be public. As a function, because it is called for each
  /// component of each value that is written.
  @SuppressWarnings("unchecked") // what takes and gives an object is such a function
  private static Function<Object, Object> accessor(Class<?> type, Method accessor) {
    try {
      var lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
      return MethodHandleProxies.asInterfaceInstance(Function.class, lookup.unreflect(accessor));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(accessor + " is not accessible", e);
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
