package io.floatwise.sandbox.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says in words how two markets differ, from the first lines of their logs.
final class OtherMarket {

  private static final Pattern LINE =
      Pattern.compile(
          "floatwise-sandbox \\S+ (seeded|series \\S+) MarketSettings\\[(.*)] (SimRules\\[.*]),"
              + " opening balance (.*)");

  private static final Pattern NUMBER = Pattern.compile("[0-9]+(?![a-z0-9])");
  private static final String NONE = "none";

  private OtherMarket() {}

  /// What differs, each with what is there and what was asked for, and the flag that chooses it.
  static String differences(String there, String asked) {
    Matcher one = LINE.matcher(there);
    Matcher other = LINE.matcher(asked);
    if (!one.matches() || !other.matches()) {
      return "it was made by another version of this program";
    }
    var found = new ArrayList<String>();
    if (!one.group(1).equals(other.group(1))) {
      found.add(said("--market", recipe(one.group(1)), recipe(other.group(1))));
    }
    Map<String, String> its = settings(one.group(2));
    Map<String, String> ours = settings(other.group(2));
    var names = new TreeSet<>(its.keySet());
    names.addAll(ours.keySet());
    for (String name : names) {
      String old = its.getOrDefault(name, NONE);
      String now = ours.getOrDefault(name, NONE);
      if (!old.equals(now)) {
        found.add(setting(name, old, now));
      }
    }
    if (!one.group(3).equals(other.group(3))) {
      found.add("the rules of the marketplace are those of another version of this program");
    }
    if (!one.group(4).equals(other.group(4))) {
      found.add(said("the opening balance", one.group(4), other.group(4)));
    }
    return found.isEmpty() ? "its first line is of another form" : String.join("; ", found);
  }

  private static String setting(String name, String there, String asked) {
    return switch (name) {
      case "seed" -> said("--seed", there, asked);
      case "mispricedPerDay" -> said("--mispriced", whole(there), whole(asked));
      case "titles" -> said("--market-size", titles(there) + " titles", titles(asked) + " titles");
      case "traders" -> "--market-size: other kinds of traders";
      case "start" -> said("--market-from", day(there), day(asked));
      case "crash" -> said("--crash", crash(there), crash(asked));
      case "efficient" -> said("--no-edge", isOn(there), isOn(asked));
      default -> said(name, there, asked);
    };
  }

  private static String said(String what, String there, String asked) {
    return "%s: %s there, %s asked for".formatted(what, there, asked);
  }

  private static String recipe(String kind) {
    return kind.equals("seeded") ? "a generated market" : "the recorded " + kind;
  }

  private static String whole(String number) {
    return number.replaceAll("\\.0$", "");
  }

  private static String day(String moment) {
    return moment.replaceAll("T00:00:00Z$", "");
  }

  private static String isOn(String value) {
    return value.equals(NONE) ? "without" : "with";
  }

  private static String crash(String value) {
    Matcher days = NUMBER.matcher(value);
    return days.find() ? "after %s days".formatted(days.group()) : NONE;
  }

  private static int titles(String value) {
    Matcher number = NUMBER.matcher(value.replaceAll("[a-z0-9]+=", ""));
    int all = 0;
    while (number.find()) {
      all += Integer.parseInt(number.group());
    }
    return all;
  }

  /// Name and value of each part; a part without a value is its own.
  private static Map<String, String> settings(String text) {
    var settings = new LinkedHashMap<String, String>();
    for (String part : parts(text)) {
      int equals = part.indexOf('=');
      settings.put(equals < 0 ? part : part.substring(0, equals), part.substring(equals + 1));
    }
    return settings;
  }

  /// Splits at commas outside of brackets.
  private static List<String> parts(String text) {
    var parts = new ArrayList<String>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(text.substring(start).strip());
    return parts;
  }
}
