package io.floatwise.proofs;

import io.floatwise.proving.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rules as they stand in `docs/architecture.md`.
final class Picture {
  static final String FILE = "docs/architecture.md";

  private Picture() {}

  /// Name to the names it may depend on, in the order of the page.
  static Map<String, Set<String>> allowed(String block) {
    Map<String, Set<String>> rules = new LinkedHashMap<>();
    lines(block).forEach((name, words) -> rules.put(name, targets(name, words, rules.keySet())));
    return rules;
  }

  /// Class name or prefix with `*` to the reason why it is excepted.
  static Map<String, String> exceptions(String block) {
    lines(block)
        .forEach((name, reason) -> {
          if (reason.isBlank()) {
            throw new IllegalStateException(FILE + ": " + name + " has no reason");
          }
        });
    return lines(block);
  }

  /// The exception that covers this class, if any. Nested classes go with the one around them.
  static List<String> covering(Map<String, String> exceptions, String className) {
    String outermost = className.replaceFirst("\\$.*", "");
    return exceptions.keySet().stream()
        .filter(name ->
            name.endsWith("*")
                ? outermost.startsWith(name.substring(0, name.length() - 1))
                : outermost.equals(name))
        .toList();
  }

  private static Set<String> targets(String name, String words, Set<String> above) {
    Set<String> targets = new LinkedHashSet<>();
    String[] sides = words.split("\\bbut\\b", -1);
    for (String word : sides[0].replace("all above", "*").split("\\s+", -1)) {
      if (word.equals("*")) {
        targets.addAll(above);
      } else if (!word.isEmpty()) {
        targets.add(known(name, word, above));
      }
    }
    if (sides.length > 1) {
      for (String word : sides[1].strip().split("\\s+", -1)) {
        targets.remove(known(name, word, above));
      }
    }
    return targets;
  }

  private static String known(String name, String word, Set<String> above) {
    if (!above.contains(word)) {
      throw new IllegalStateException(FILE + ": " + name + " names " + word + ", not above it");
    }
    return word;
  }

  private static Map<String, String> lines(String block) {
    List<String> page;
    try {
      page = Files.readAllLines(Repository.root().resolve(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
    int start = page.indexOf("```" + block);
    if (start < 0) {
      throw new IllegalStateException(FILE + " has no block " + block);
    }
    List<String> rest = new ArrayList<>(page.subList(start + 1, page.size()));
    Map<String, String> lines = new LinkedHashMap<>();
    for (String line : rest.subList(0, rest.indexOf("```"))) {
      int colon = line.indexOf(':');
      if (colon < 0 || lines.put(line.substring(0, colon), line.substring(colon + 1)) != null) {
        throw new IllegalStateException(FILE + ", block " + block + ": bad line " + line);
      }
    }
    return lines;
  }
}
