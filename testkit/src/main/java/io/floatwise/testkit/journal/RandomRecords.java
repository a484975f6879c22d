package io.floatwise.testkit.journal;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Makes values of any record, enum or sealed type from its declaration, so that a new one is
/// covered without a line of code. Values sit at the edges of their range more often than chance.
public final class RandomRecords {

  private static final int ATTEMPTS = 1_000;
  private static final long[] EDGES = {
    0,
    1,
    -1,
    100,
    1_000_000_000,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };
  private static final List<Instant> MOMENTS =
      List.of(
          Instant.EPOCH,
          Instant.MIN,
          Instant.MAX,
          Instant.parse("2026-02-28T23:59:59.999999999Z"),
          Instant.parse("2026-03-01T00:00:00.120Z"));

  private final RandomGenerator random;
  private final List<String> texts;

  /// @param texts strings to choose from beside random ones
  public RandomRecords(RandomGenerator random, List<String> texts) {
    this.random = random;
    this.texts = List.copyOf(texts);
  }

  /// A value of `type`; a record refuses what it does not accept, then another one is tried.
  public <T> T next(Class<T> type) {
    return type.cast(any(type));
  }

  /// A moment, mostly of our time.
  public Instant moment() {
    if (random.nextInt(8) == 0) {
      return MOMENTS.get(random.nextInt(MOMENTS.size()));
    }
    Instant whole = Instant.ofEpochSecond(random.nextLong(1_500_000_000, 2_000_000_000));
    return random.nextBoolean() ? whole : whole.plusNanos(random.nextLong(1_000_000_000));
  }

  private Object any(Type type) {
    return switch (type) {
      case ParameterizedType generic -> generic(generic);
      case Class<?> plain -> plain(plain);
      default -> throw new IllegalStateException("cannot make a " + type);
    };
  }

  private Object generic(ParameterizedType type) {
    Type argument = type.getActualTypeArguments()[0];
    if (type.getRawType() == Optional.class) {
      return random.nextBoolean() ? Optional.empty() : Optional.of(any(argument));
    }
    if (type.getRawType() == Map.class) {
      return map(argument, type.getActualTypeArguments()[1]);
    }
    List<Object> elements = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      elements.add(any(argument));
    }
    if (type.getRawType() == List.class) {
      return List.copyOf(elements);
    }
    if (type.getRawType() == Set.class) {
      return Set.copyOf(new HashSet<>(elements));
    }
    throw new IllegalStateException("cannot make a " + type);
  }

  private Map<Object, Object> map(Type key, Type value) {
    Map<Object, Object> map = new HashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      map.put(any(key), any(value));
    }
    return Map.copyOf(map);
  }

  private Object plain(Class<?> type) {
    if (type == String.class) {
      return text();
    } else if (type == Instant.class) {
      return moment();
    } else if (type == Duration.class) {
      return Duration.ofSeconds(random.nextInt(), random.nextInt(1_000_000_000));
    } else if (type == OptionalInt.class) {
      return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of((int) whole());
    } else if (type == long.class) {
      return whole();
    } else if (type == int.class) {
      return (int) whole();
    } else if (type == boolean.class) {
      return random.nextBoolean();
    } else if (type.isEnum()) {
      Object[] constants = type.getEnumConstants();
      return constants[random.nextInt(constants.length)];
    } else if (type.isSealed()) {
      Class<?>[] members = type.getPermittedSubclasses();
      return plain(members[random.nextInt(members.length)]);
    } else if (type.isRecord()) {
      return record(type.asSubclass(Record.class));
    }
    throw new IllegalStateException("cannot make a " + type);
  }

  private Record record(Class<? extends Record> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    for (int i = 0; i < ATTEMPTS; i++) {
      Object[] values =
          Arrays.stream(components).map(c -> any(c.getGenericType())).toArray(Object[]::new);
      try {
        Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
        return constructor.newInstance(values);
      } catch (InvocationTargetException e) {
        if (!(e.getCause() instanceof IllegalArgumentException)) {
          throw new IllegalStateException(type + " failed on " + Arrays.toString(values), e);
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot make a " + type, e);
      }
    }
    throw new IllegalStateException(type + " refused " + ATTEMPTS + " values in a row");
  }

  private long whole() {
    return switch (random.nextInt(4)) {
      case 0 -> EDGES[random.nextInt(EDGES.length)];
      case 1 -> random.nextLong();
      case 2 -> random.nextLong(1_000_000_000);
      default -> random.nextLong(100);
    };
  }

  private String text() {
    if (!texts.isEmpty() && random.nextInt(3) > 0) {
      return texts.get(random.nextInt(texts.size()));
    }
    int length = random.nextInt(12);
    char[] chars = new char[length];
    for (int i = 0; i < length; i++) {
      // Control characters, ASCII, any UTF-16 unit: also halves of pairs and U+0000.
      int bound = random.nextBoolean() ? 0x80 : 0x10000;
      chars[i] = (char) random.nextInt(bound);
    }
    return new String(chars);
  }
}
