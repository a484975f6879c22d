package io.floatwise.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import io.floatwise.proving.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the code may not do, wherever it stands. Rules look at *accesses*, so that a method
/// reference such as `Instant::now` counts like a call.
class CoreRulesTest {
  private static final Set<String> AMBIENT_CLASSES =
      Set.of("java.util.concurrent.ThreadLocalRandom", "java.security.SecureRandom");
  private static final Set<String> AMBIENT_MEMBERS =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.lang.Thread.sleep",
          "java.lang.Math.random",
          "java.util.UUID.randomUUID",
          "java.util.concurrent.TimeUnit.sleep",
          "java.time.Clock.systemUTC",
          "java.time.Clock.systemDefaultZone",
          "java.time.Clock.system",
          "java.util.random.RandomGenerator.getDefault");
  private static final Pattern NOW =
      Pattern.compile("java\\.time\\.(Instant|\\w*Date|\\w*Time|Year|YearMonth|MonthDay)\\.now");
  private static final Pattern RANDOM =
      Pattern.compile("java\\.util\\.(Random|SplittableRandom)\\.<init>");
  private static final Set<String> EXACT_PACKAGES =
      Set.of("money", "market", "trade", "journal", "portfolio");
  private static final Set<String> INEXACT =
      Set.of(
          "double",
          "float",
          "java.lang.Double",
          "java.lang.Float",
          "java.math.BigDecimal",
          "java.util.concurrent.atomic.DoubleAdder");
  private static final Set<String> TRANSCENDENTAL =
      Set.of(
          "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "exp", "expm1", "log", "log10",
          "log1p", "pow", "sinh", "cosh", "tanh", "cbrt", "hypot");
  private static final Pattern BROAD_CATCH =
      Pattern.compile("catch \\([^)]*\\b(Exception|RuntimeException|Throwable|Error)\\s+(\\w+)\\)");

  @Test
  void timeAndChanceEnterOnlyAtNamedEdges() {
    Map<String, String> edges = Picture.exceptions("edges");

    assertThat(
            accesses(access ->
                isAmbient(access)
                    && Picture.covering(edges, access.getOriginOwner().getName()).isEmpty()))
        .as("take time and chance as arguments, or name the edge in %s", Picture.FILE)
        .isEmpty();
  }

  @Test
  void coreHasNoEdges() {
    Map<String, String> edges = Picture.exceptions("edges");

    assertThat(
            Product.CLASSES.stream()
                .filter(type -> Product.moduleOf(type).equals("core"))
                .filter(type -> !Picture.covering(edges, type.getName()).isEmpty()))
        .isEmpty();
  }

  @Test
  void amountsAreIntegers() {
    List<String> inexact = new ArrayList<>();
    for (JavaClass type : Product.CLASSES) {
      if (EXACT_PACKAGES.contains(Product.corePackageOf(type))) {
        type.getFields().stream()
            .filter(CoreRulesTest::isInexact)
            .forEach(f -> inexact.add(f.getFullName()));
      }
    }

    assertThat(inexact).isEmpty();
  }

  @Test
  void coreComputesTheSameOnEveryMachine() {
    assertThat(
            accesses(access ->
                Product.moduleOf(access.getOriginOwner()).equals("core")
                    && access.getTargetOwner().getName().equals("java.lang.Math")
                    && TRANSCENDENTAL.contains(access.getName())))
        .as("use StrictMath")
        .isEmpty();
  }

  @Test
  void onlyTheExecutionCallsAVenue() {
    assertThat(
            accesses(access ->
                access.getTargetOwner().getName().equals(Product.CORE + "execution.Venue")
                    && !Product.corePackageOf(access.getOriginOwner()).equals("execution")))
        .isEmpty();
  }

  @Test
  void onlyTheRiskGateApproves() {
    assertThat(
            accesses(access ->
                access.getTargetOwner().getName().equals(Product.CORE + "risk.Approved")
                    && access.getName().equals("<init>")
                    && !Product.corePackageOf(access.getOriginOwner()).equals("risk")))
        .isEmpty();
  }

  /// Read from the sources, because try-with-resources compiles to a catch of everything.
  @Test
  void everyKindOfExceptionIsCaughtOnlyAtNamedEdges() throws IOException {
    Map<String, String> edges = Picture.exceptions("catches");
    List<String> places = new ArrayList<>();
    int files = 0;
    for (String module : Product.MODULES) {
      Path sources = Repository.root().resolve(module).resolve("src/main/java");
      try (Stream<Path> walk = Files.walk(sources)) {
        for (Path file : walk.filter(f -> f.toString().endsWith(".java")).toList()) {
          files++;
          String name =
              sources.relativize(file).toString().replace(".java", "").replaceAll("[/\\\\]", ".");
          if (swallowsEverything(Files.readString(file))
              && Picture.covering(edges, name).isEmpty()) {
            places.add(name);
          }
        }
      }
    }

    assertThat(files).isGreaterThan(20);
    assertThat(places).as("catch what can happen, or name the edge in %s", Picture.FILE).isEmpty();
  }

  /// A block that closes something and throws the same exception again hides nothing.
  private static boolean swallowsEverything(String source) {
    Matcher broad = BROAD_CATCH.matcher(source);
    while (broad.find()) {
      String block = blockAfter(source, source.indexOf('{', broad.end()));
      if (!block.stripTrailing().endsWith("throw " + broad.group(2) + ";")) {
        return true;
      }
    }
    return false;
  }

  /// What stands between the brace at `open` and the one that closes it.
  private static String blockAfter(String source, int open) {
    int depth = 1;
    int end = open + 1;
    for (; depth > 0; end++) {
      depth += source.charAt(end) == '{' ? 1 : 0;
      depth -= source.charAt(end) == '}' ? 1 : 0;
    }
    return source.substring(open + 1, end - 1);
  }

  private static boolean isAmbient(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String member = owner + "." + access.getName();
    return AMBIENT_CLASSES.contains(owner)
        || AMBIENT_MEMBERS.contains(member)
        || NOW.matcher(member).matches()
        || (RANDOM.matcher(member).matches() && access.getTarget().getFullName().endsWith("()"));
  }

  private static boolean isInexact(JavaField field) {
    return field.getType().getAllInvolvedRawTypes().stream()
        .anyMatch(type -> INEXACT.contains(type.getBaseComponentType().getName()));
  }

  private static List<String> accesses(Predicate<JavaAccess<?>> forbidden) {
    return Product.CLASSES.stream()
        .flatMap(type -> type.getAccessesFromSelf().stream())
        .filter(forbidden)
        .map(JavaAccess::getDescription)
        .sorted()
        .toList();
  }
}
