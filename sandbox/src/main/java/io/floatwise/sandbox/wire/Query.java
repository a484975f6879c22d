package io.floatwise.sandbox.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The parameters of a query; names are case-sensitive, unknown ones are simply not asked for.
public final class Query {
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  /// @throws RefusedRequest if a percent escape is broken
  public Query(RawRequest request) {
    for (String pair : request.rawQuery().orElse("").split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = decode(request, equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(request, pair.substring(equals + 1));
      values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }
  }

  private Query(Map<String, List<String>> values) {
    this.values.putAll(values);
  }

  /// These parameters with names of any case spelled as one of `names` is.
  public Query spelled(Iterable<String> names) {
    Map<String, List<String>> other = new LinkedHashMap<>();
    values.forEach((name, all) -> {
      String known = name;
      for (String each : names) {
        known = each.equalsIgnoreCase(name) ? each : known;
      }
      other.computeIfAbsent(known, _ -> new ArrayList<>()).addAll(all);
    });
    return new Query(other);
  }

  /// Every value of `name`.
  public List<String> all(String name) {
    return List.copyOf(values.getOrDefault(name, List.of()));
  }

  /// The first value, not empty, of the first of `names` that has one.
  public Optional<String> first(String... names) {
    for (String name : names) {
      for (String value : values.getOrDefault(name, List.of())) {
        if (!value.isEmpty()) {
          return Optional.of(value);
        }
      }
    }
    return Optional.empty();
  }

  private static String decode(RawRequest request, String raw) {
    try {
      return URLDecoder.decode(raw, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new RefusedRequest(Errors.badRequest(request.path(), "invalid URL escape in query"));
    }
  }
}
