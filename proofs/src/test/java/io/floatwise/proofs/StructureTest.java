package io.floatwise.proofs;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Who may know whom, as `docs/architecture.md` draws it.
class StructureTest {
  /// Raised as the product grows, so that no rule passes because it saw nothing.
  private static final int LEAST_CLASSES = 60;

  private static final Set<String> NO_FILES_NO_NETWORK =
      Set.of("java.io.", "java.net.", "java.nio.", "java.sql.", "java.rmi.", "java.util.logging.");

  @Test
  void seesTheProduct() {
    assertThat(Product.CLASSES.size()).isGreaterThanOrEqualTo(LEAST_CLASSES);
    assertThat(Product.CLASSES.contain("io.floatwise.app.Main")).isTrue();
  }

  @Test
  void modulesDependOnlyOnWhatThePictureAllows() {
    Map<String, Set<String>> allowed = Picture.allowed("modules");

    assertThat(
            forbidden((from, to) ->
                !Product.moduleOf(to).isEmpty() && !allows(allowed, from, to, Product::moduleOf)))
        .isEmpty();
  }

  @Test
  void packagesOfCoreDependOnlyOnWhatThePictureAllows() {
    Map<String, Set<String>> allowed = Picture.allowed("packages");

    assertThat(
            forbidden((from, to) ->
                !Product.corePackageOf(from).isEmpty()
                    && !Product.corePackageOf(to).isEmpty()
                    && !allows(allowed, from, to, Product::corePackageOf)))
        .isEmpty();
  }

  @Test
  void everyPackageOfCoreIsInThePicture() {
    Set<String> known = Picture.allowed("packages").keySet();

    assertThat(Product.CLASSES.stream().map(Product::corePackageOf).filter(p -> !p.isEmpty()))
        .isSubsetOf(known);
  }

  @Test
  void coreIsPlainJava() {
    assertThat(
            forbidden((from, to) ->
                Product.moduleOf(from).equals("core")
                    && !to.getBaseComponentType().isPrimitive()
                    && !isPlainJava(to.getBaseComponentType().getName())))
        .isEmpty();
  }

  @Test
  void packagesHaveNoCycles() {
    EvaluationResult result =
        slices()
            .matching("io.floatwise.(*).(**)")
            .should()
            .beFreeOfCycles()
            .evaluate(Product.CLASSES);

    assertThat(result.getFailureReport().getDetails()).isEmpty();
  }

  @Test
  void strategiesDoNotKnowEachOther() {
    assertThat(
            forbidden((from, to) ->
                isStrategy(from)
                    && isStrategy(to)
                    && !Product.outermost(from).equals(Product.outermost(to))))
        .isEmpty();
  }

  @Test
  void onlyAppKnowsTheMode() {
    assertThat(
            forbidden((from, to) ->
                to.getSimpleName().equals("Mode")
                    && to.getName().startsWith(Product.BASE)
                    && !Product.moduleOf(from).equals("app")))
        .isEmpty();
  }

  @Test
  void everyClassIsReachedFromMain() {
    Map<String, String> excused = Picture.exceptions("unreached");
    Set<String> dead = new TreeSet<>();
    Set<String> needed = new HashSet<>();
    Set<String> reached = reachedFrom("io.floatwise.app.Main");
    for (JavaClass type : Product.CLASSES) {
      String name = Product.outermost(type);
      if (!reached.contains(name) && !type.getSimpleName().equals("package-info")) {
        List<String> excuses = Picture.covering(excused, name);
        needed.addAll(excuses);
        if (excuses.isEmpty()) {
          dead.add(name);
        }
      }
    }

    assertThat(dead).as("never used by the program: wire it in or delete it").isEmpty();
    assertThat(needed).as("needless lines in " + Picture.FILE).isEqualTo(excused.keySet());
  }

  private static Set<String> reachedFrom(String main) {
    Map<String, Set<String>> uses = new HashMap<>();
    for (JavaClass type : Product.CLASSES) {
      Set<String> used = uses.computeIfAbsent(Product.outermost(type), _ -> new HashSet<>());
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        used.add(Product.outermost(dependency.getTargetClass().getBaseComponentType()));
      }
    }
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(main));
    while (!open.isEmpty()) {
      String name = open.pop();
      if (uses.containsKey(name) && reached.add(name)) {
        open.addAll(uses.getOrDefault(name, Set.of()));
      }
    }
    return reached;
  }

  private static boolean isStrategy(JavaClass type) {
    return !type.isInterface() && type.isAssignableTo(Product.CORE + "strategy.Strategy");
  }

  private static boolean isPlainJava(String name) {
    return name.startsWith(Product.CORE)
        || name.startsWith("org.jspecify.")
        || (name.startsWith("java.") && NO_FILES_NO_NETWORK.stream().noneMatch(name::startsWith));
  }

  private static boolean allows(
      Map<String, Set<String>> allowed,
      JavaClass from,
      JavaClass to,
      java.util.function.Function<JavaClass, String> place) {
    String here = place.apply(from);
    String there = place.apply(to);
    return here.equals(there) || allowed.getOrDefault(here, Set.of()).contains(there);
  }

  /// Each dependency of the product that the predicate forbids, with its place in the source.
  private static List<String> forbidden(BiPredicate<JavaClass, JavaClass> forbidden) {
    return Product.CLASSES.stream()
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .filter(d -> forbidden.test(d.getOriginClass(), d.getTargetClass()))
        .flatMap(d -> Stream.of(d.getDescription()))
        .distinct()
        .sorted()
        .toList();
  }
}
