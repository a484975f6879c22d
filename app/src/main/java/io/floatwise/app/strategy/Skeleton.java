package io.floatwise.app.strategy;

import io.floatwise.app.report.OutputFile;
import io.floatwise.core.error.InputException;
import io.floatwise.core.strategies.Strategies;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A new strategy to begin with: a class that decides something, and its test.
///
/// @param name of the strategy, lower case with hyphens
public record Skeleton(String name) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int LONGEST = 40;
  private static final String PACKAGE = "io/floatwise/core/strategies";
  private static final Path MAIN = Path.of("core/src/main/java", PACKAGE);
  private static final Path TEST = Path.of("core/src/test/java", PACKAGE);

  /// Where strategies are registered, below the root of the sources.
  public static final Path REGISTRY = MAIN.resolve("Strategies.java");

  /// @throws InputException if a strategy cannot be called so, or one is
  public Skeleton {
    if (!NAME.matcher(name).matches() || name.length() > LONGEST) {
      throw new InputException(
          "expected a name of small letters, digits and hyphens such as buy-low, at most %d long,"
                  .formatted(LONGEST)
              + " found '%s'".formatted(name));
    }
    if (Strategies.BUILT_IN.stream().anyMatch(each -> each.name().equals(name))) {
      throw new InputException("expected a new name, found the strategy " + name);
    }
  }

  /// `BuyLow` for `buy-low`.
  public String className() {
    return Arrays.stream(name.split("-", -1))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }

  /// The class.
  public String source() {
    return filled("Skeleton.java.txt");
  }

  /// Its test.
  public String test() {
    return filled("SkeletonTest.java.txt");
  }

  /// Writes both, or nothing if one is there already.
  ///
  /// @param root of the sources of Floatwise
  /// @param out is told what was written
  /// @return the files
  /// @throws InputException if those are not its sources, or a file cannot be written
  public List<Path> write(Path root, PrintStream out) {
    if (!Files.isRegularFile(root.resolve(REGISTRY))) {
      throw new InputException(
          "--to: expected the sources of Floatwise with %s in them, found none in %s"
              .formatted(REGISTRY, root));
    }
    Path source = root.resolve(MAIN).resolve(className() + ".java");
    Path test = root.resolve(TEST).resolve(className() + "Test.java");
    for (Path file : List.of(source, test)) {
      if (Files.exists(file)) {
        throw new InputException("expected a new name, found that %s exists".formatted(file));
      }
    }
    new OutputFile("--to", source.toString(), false).write(source(), out);
    new OutputFile("--to", test.toString(), false).write(test(), out);
    return List.of(source, test);
  }

  private String filled(String resource) {
    try (InputStream text = Skeleton.class.getResourceAsStream(resource)) {
      if (text == null) {
        throw new IllegalStateException("expected the resource " + resource);
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8)
          .replace("@NAME@", name)
          .replace("@CLASS@", className());
    } catch (IOException e) {
      throw new IllegalStateException("expected the resource " + resource, e);
    }
  }
}
