package io.floatwise.store.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Derives the shape of a type from its declaration; a type that the journal cannot hold exactly (a
/// floating-point number, a map whose keys are no constants, a class that is no record) is refused.
public final class Shapes {

  private final Map<Type, Shape<?>> known = new HashMap<>();

  public Shapes() {
    known.put(String.class, new Scalars.Text());
    known.put(long.class, new Scalars.Whole());
    known.put(int.class, new Scalars.ShortWhole());
    known.put(boolean.class, new Scalars.Flag());
    known.put(Instant.class, new Scalars.Moment());
    known.put(OptionalInt.class, new Scalars.OptionalWhole());
  }

  /// Of what is no journal: floating-point numbers can be held too, and come back bit by bit.
  public static Shapes withFractions() {
    var shapes = new Shapes();
    shapes.known.put(double.class, new Scalars.Fraction());
    shapes.known.put(Long.class, new Scalars.Whole());
    shapes.known.put(Duration.class, new Scalars.Span());
    return shapes;
  }

  /// @throws IllegalStateException if the type, or one inside it, cannot be held
  Shape<?> of(Type type) {
    Shape<?> shape = known.get(type);
    if (shape == null) {
      shape =
          switch (type) {
            case ParameterizedType generic -> generic(generic);
            case Class<?> plain -> plain(plain);
            default -> throw unsupported(type);
          };
      known.put(type, shape);
    }
    return shape;
  }

  /// The shape of a record.
  public <R extends Record> Structures.Fields<R> record(Class<R> type) {
    return fields(type);
  }

  /// The shape of a sealed type.
  public <T> Structures.Choice<T> choice(Class<T> type) {
    Map<String, Structures.Fields<?>> members = new TreeMap<>();
    for (Class<?> member : members(type)) {
      if (!member.isRecord()) {
        throw unsupported(member);
      }
      if (members.put(TypeNames.of(member), fields(member.asSubclass(Record.class))) != null) {
        throw new IllegalStateException("two members of " + type + " have one name");
      }
    }
    return new Structures.Choice<>(members);
  }

  /// Those of sealed members too.
  private static List<Class<?>> members(Class<?> type) {
    return Stream.of(type.getPermittedSubclasses())
        .flatMap(member -> member.isSealed() ? members(member).stream() : Stream.of(member))
        .toList();
  }

  private Shape<?> generic(ParameterizedType type) {
    Type argument = type.getActualTypeArguments()[0];
    if (type.getRawType() == Optional.class && !isOptional(argument)) {
      return new Structures.Maybe<>(of(argument));
    }
    if (type.getRawType() == List.class) {
      return new Structures.Sequence<>(of(argument));
    }
    if (type.getRawType() == Set.class) {
      return new Structures.Bag<>(of(argument));
    }
    if (type.getRawType() == Map.class) {
      return map(argument, type.getActualTypeArguments()[1]);
    }
    throw unsupported(type);
  }

  /// Maps are newer than the first rows.
  @SuppressWarnings({"unchecked", "rawtypes"}) // checked by isEnum
  private Shape<?> map(Type key, Type value) {
    if (key instanceof Class<?> type && type.isEnum()) {
      return new Structures.Later<>(new Structures.Table(type.asSubclass(Enum.class), of(value)));
    }
    throw unsupported(key);
  }

  private static boolean isOptional(Type type) {
    return type == OptionalInt.class
        || (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class);
  }

  private Shape<?> plain(Class<?> type) {
    if (type.isEnum()) {
      return constant(type);
    }
    if (type.isSealed()) {
      return choice(type);
    }
    if (type.isRecord()) {
      Structures.Fields<?> fields = fields(type.asSubclass(Record.class));
      return fields.type().parts().size() == 1 ? new Structures.Wrapped<>(fields.type()) : fields;
    }
    throw unsupported(type);
  }

  private <R extends Record> Structures.Fields<R> fields(Class<R> type) {
    return new Structures.Fields<>(
        RecordType.of(type, component -> of(component.getGenericType())));
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // checked by isEnum
  private static Shape<?> constant(Class<?> type) {
    return new Scalars.Constant(type.asSubclass(Enum.class));
  }

  private static IllegalStateException unsupported(Type type) {
    return new IllegalStateException("the journal cannot hold a " + type.getTypeName());
  }
}
