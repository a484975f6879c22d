package io.floatwise.optimiser.search;

import io.floatwise.core.error.InputException;
import io.floatwise.core.strategy.Parameter;
import io.floatwise.core.strategy.ParameterSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// All combinations of the values of some axes; what is not varied is as usual.
///
/// @param declared every parameter
/// @param axes what is varied, one or more, each parameter once
public record Space(List<Parameter> declared, List<Axis> axes) {

  /// More trials than anybody should believe in.
  public static final int MOST_POINTS = 10_000;

  /// @throws InputException if there is no axis, or one twice
  public Space {
    declared = List.copyOf(declared);
    axes = List.copyOf(axes);
    if (axes.isEmpty()) {
      throw new InputException("expected something to vary, found nothing");
    }
    Set<String> names = new HashSet<>();
    for (Axis axis : axes) {
      if (!names.add(axis.parameter().name())) {
        throw new InputException(
            "expected %s to be varied once, found it again".formatted(axis.parameter().name()));
      }
    }
  }

  /// How many combinations; [Long#MAX_VALUE] where there are more.
  public long size() {
    long size = 1;
    for (Axis axis : axes) {
      size = size > Long.MAX_VALUE / axis.count() ? Long.MAX_VALUE : size * axis.count();
    }
    return size;
  }

  /// @param index of a value of each axis
  public ParameterSet at(int[] index) {
    Map<String, Long> said = new TreeMap<>();
    for (int i = 0; i < index.length; i++) {
      said.put(axes.get(i).parameter().name(), axes.get(i).value(index[i]));
    }
    return ParameterSet.of(declared, said);
  }

  /// Where a set of this space stands on each axis.
  public int[] index(ParameterSet set) {
    return axes.stream().mapToInt(axis -> axis.index(set.get(axis.parameter().name()))).toArray();
  }

  /// Every combination, the last axis fastest.
  ///
  /// @throws InputException if there are more than 10,000
  public List<ParameterSet> all() {
    if (size() > MOST_POINTS) {
      throw new InputException(
          "expected at most %,d combinations, found %s; vary less, or search at random"
              .formatted(MOST_POINTS, size() == Long.MAX_VALUE ? "far more" : "" + size()));
    }
    List<ParameterSet> all = new ArrayList<>();
    int[] index = new int[axes.size()];
    int axis;
    do {
      all.add(at(index));
      axis = index.length - 1;
      while (axis >= 0 && ++index[axis] == axes.get(axis).count()) {
        index[axis] = 0;
        axis--;
      }
    } while (axis >= 0);
    return all;
  }

  /// The sets one step away from `set`, on one axis at a time.
  public List<ParameterSet> around(ParameterSet set) {
    List<ParameterSet> around = new ArrayList<>();
    int[] here = index(set);
    for (int axis = 0; axis < here.length; axis++) {
      for (int step = -1; step <= 1; step += 2) {
        int there = here[axis] + step;
        if (there >= 0 && there < axes.get(axis).count()) {
          int[] index = here.clone();
          index[axis] = there;
          around.add(at(index));
        }
      }
    }
    return around;
  }
}
