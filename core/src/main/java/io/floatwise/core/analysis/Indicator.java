package io.floatwise.core.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A named, exactly defined function over bars: what charts draw and help explains.
///
/// @param id short name, for example `rsi`
/// @param name for people
/// @param parameters in the order in which values for them are given
/// @param formula how each line is made
/// @param convention what other definitions of the same name do differently, and what is done here
/// @param outputs names of the lines, in order
/// @param calculation the function itself; pure
public record Indicator(
    String id,
    String name,
    List<Parameter> parameters,
    String formula,
    String convention,
    List<String> outputs,
    Calculation calculation) {

  /// Makes the lines of an indicator, one for each of its outputs.
  @FunctionalInterface
  interface Calculation {
    /// @param parameters checked, whole where they have to be
    /// @return one array for each output, NaN where not defined
    List<double[]> of(Series series, Parameters parameters);
  }

  /// Checked values in the order of the indicator's parameters.
  record Parameters(List<Double> values) {
    int bars(int index) {
      return values.get(index).intValue();
    }

    double number(int index) {
      return values.get(index);
    }
  }

  public Indicator {
    parameters = List.copyOf(parameters);
    outputs = List.copyOf(outputs);
  }

  /// The lines over `series` with the standard parameters, by output.
  public Map<String, Line> of(Series series) {
    return of(series, parameters.stream().map(Parameter::standard).toList());
  }

  /// The lines over `series`, by output, each as long as the series. A series that is too short for
  /// a value gives lines without one.
  ///
  /// @param values for each parameter
  /// @throws IllegalArgumentException if there are too few or too many, or one is out of its range
  public Map<String, Line> of(Series series, List<Double> values) {
    if (values.size() != parameters.size()) {
      throw new IllegalArgumentException(
          "%s: expected %d parameters %s, found %d"
              .formatted(id, parameters.size(), parameterNames(), values.size()));
    }
    for (int i = 0; i < values.size(); i++) {
      parameters.get(i).checked(id, values.get(i));
    }
    List<double[]> made = calculation.of(series, new Parameters(List.copyOf(values)));
    Map<String, Line> lines = new LinkedHashMap<>();
    for (int i = 0; i < outputs.size(); i++) {
      lines.put(outputs.get(i), Line.of(made.get(i)));
    }
    return lines;
  }

  /// For people, with the standard parameters: `bb(20, 2)`.
  public String label() {
    return parameters.isEmpty()
        ? id
        : parameters.stream()
            .map(p -> Parameter.plain(p.standard()))
            .collect(Collectors.joining(", ", id + "(", ")"));
  }

  private String parameterNames() {
    return parameters.stream().map(Parameter::name).collect(Collectors.joining(", ", "(", ")"));
  }
}
