package io.floatwise.core.strategy;

import io.floatwise.core.error.InputException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A value for each parameter that a strategy declares. Two sets with the same values are equal.
///
/// @param values by name; never changed
public record ParameterSet(SortedMap<String, Long> values) {

  public ParameterSet {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /// What is not said is as usual.
  ///
  /// @param declared by the strategy
  /// @param said by name
  /// @throws InputException if a value is not allowed, or a name is of no parameter
  public static ParameterSet of(List<Parameter> declared, Map<String, Long> said) {
    var values = new TreeMap<String, Long>();
    for (Parameter parameter : declared) {
      values.put(
          parameter.name(),
          parameter.checked(said.getOrDefault(parameter.name(), parameter.usual())));
    }
    said.keySet().stream()
        .filter(name -> !values.containsKey(name))
        .findFirst()
        .ifPresent(name -> {
          throw new InputException(
              "expected a parameter (%s), found %s".formatted(names(declared), name));
        });
    return new ParameterSet(values);
  }

  private static String names(List<Parameter> declared) {
    return declared.isEmpty()
        ? "there is none"
        : declared.stream().map(Parameter::name).collect(Collectors.joining(", "));
  }

  /// @throws IllegalArgumentException if no such parameter was declared, which is a bug
  public long get(String name) {
    Long value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no parameter %s in %s".formatted(name, values));
    }
    return value;
  }

  /// `fast=10 slow=30`.
  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining(" "));
  }
}
