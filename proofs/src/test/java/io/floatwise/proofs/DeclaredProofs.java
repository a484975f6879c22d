package io.floatwise.proofs;

import io.floatwise.proofs.CompiledClass.CompiledMethod;
import io.floatwise.proving.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Every proof that the compiled tests of all modules declare, whether or not it ever ran.
public final class DeclaredProofs {
  private static final Set<String> TEST =
      Set.of(
          "Lorg/junit/jupiter/api/Test;",
          "Lorg/junit/jupiter/api/RepeatedTest;",
          "Lorg/junit/jupiter/api/TestFactory;",
          "Lorg/junit/jupiter/api/TestTemplate;",
          "Lorg/junit/jupiter/params/ParameterizedTest;");

  /// Begins the IDs of marks that are themselves the material of a test.
  private static final String FIXTURE = "fixture.";

  private final Map<String, CompiledClass> classes = new HashMap<>();
  private final List<DeclaredProof> proofs = new ArrayList<>();

  private DeclaredProofs() {}

  public static List<DeclaredProof> find() {
    DeclaredProofs found = new DeclaredProofs();
    modules().forEach(module -> found.load(module.resolve("target/classes")));
    Map<String, List<CompiledClass>> tests = new LinkedHashMap<>();
    for (Path module : modules()) {
      tests.put(module.getFileName().toString(), found.load(module.resolve("target/test-classes")));
    }
    tests.forEach((module, types) -> types.forEach(type -> found.collect(module, type)));
    return found.proofs.stream()
        .filter(proof -> !proof.id().startsWith(FIXTURE))
        .sorted(Comparator.comparing(DeclaredProof::id).thenComparing(DeclaredProof::test))
        .toList();
  }

  /// The folders of the modules that have been compiled.
  public static List<Path> modules() {
    try (Stream<Path> folders = Files.list(Repository.root())) {
      return folders
          .filter(f -> Files.exists(f.resolve("pom.xml")) && Files.exists(f.resolve("target")))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<CompiledClass> load(Path folder) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<CompiledClass> loaded =
          files.filter(f -> f.toString().endsWith(".class")).map(CompiledClass::read).toList();
      loaded.forEach(type -> classes.put(type.name(), type));
      return loaded;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void collect(String module, CompiledClass type) {
    if (!type.isConcrete()) {
      return;
    }
    Map<String, CompiledMethod> methods = new LinkedHashMap<>();
    gatherMethods(type, methods);
    for (CompiledMethod method : methods.values()) {
      if (!method.isAbstract() && isTest(method)) {
        proofs.addAll(
            DeclaredProof.read(ofClass(type, module), module, type.name(), method.name()));
        proofs.addAll(DeclaredProof.read(method.annotations(), module, type.name(), method.name()));
      }
    }
  }

  /// Methods of the class itself first, then inherited ones that it does not override.
  private void gatherMethods(CompiledClass type, Map<String, CompiledMethod> methods) {
    type.methods().forEach(method -> methods.putIfAbsent(method.key(), method));
    Stream.concat(type.superclass().stream(), type.interfaces().stream())
        .flatMap(name -> Optional.ofNullable(classes.get(name)).stream())
        .forEach(parent -> gatherMethods(parent, methods));
  }

  /// Annotations of the class, else of the nearest superclass that has a proof: `@Proves` is
  /// inherited.
  private List<java.lang.classfile.Annotation> ofClass(CompiledClass type, String module) {
    if (!DeclaredProof.read(type.annotations(), module, "", "").isEmpty()) {
      return type.annotations();
    }
    return type.superclass()
        .flatMap(name -> Optional.ofNullable(classes.get(name)))
        .map(parent -> ofClass(parent, module))
        .orElse(List.of());
  }

  private static boolean isTest(CompiledMethod method) {
    return method.annotations().stream().anyMatch(a -> TEST.contains(a.className().stringValue()));
  }
}
