package io.floatwise.proofs.mutation;

import io.floatwise.proofs.mutation.Mutant.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.pitest.classinfo.ClassName;
import org.pitest.mutationtest.EngineArguments;
import org.pitest.mutationtest.engine.Mutater;
import org.pitest.mutationtest.engine.MutationDetails;
import org.pitest.mutationtest.engine.gregor.config.GregorEngineFactory;

/// What can be changed in the classes on one class path. The changes are those of PIT; only its
/// engine is used, because PIT itself runs all tests of a module inside one JVM.
final class Mutants implements AutoCloseable {
  /// Tried first: changes that a test of behaviour should notice.
  private static final List<String> USUAL = List.of("DEFAULTS");

  /// For code that holds nothing but constants and calls.
  private static final List<String> FURTHER =
      List.of("INLINE_CONSTS", "NON_VOID_METHOD_CALLS", "CONSTRUCTOR_CALLS");

  private static final String GENERATED = "$values";

  private final List<Path> folders;
  private final URLClassLoader classes;
  private final ClassFile format;

  /// @param classPath where the classes find each other
  /// @param folders of compiled classes, where the guarded ones lie
  Mutants(List<String> classPath, List<Path> folders) {
    this.folders = folders;
    URL[] places = classPath.stream().map(Mutants::url).toArray(URL[]::new);
    classes = new URLClassLoader(places, ClassLoader.getPlatformClassLoader());
    format =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(this::open).cached()));
  }

  /// A guarded class with those nested in it; empty if it is not compiled.
  List<String> family(String className) {
    String path = className.replace('.', '/');
    for (Path root : folders) {
      Path file = root.resolve(path + ".class");
      if (Files.exists(file)) {
        try (Stream<Path> files = Files.list(file.getParent())) {
          String nested = file.getFileName().toString().replace(".class", "$");
          return files
              .filter(f -> f.equals(file) || isClass(f, nested))
              .map(f -> root.relativize(f).toString().replace(".class", ""))
              .map(name -> name.replace('/', '.').replace('\\', '.'))
              .sorted()
              .toList();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return List.of();
  }

  /// The changes in executed lines, best first: the usual ones before others, and each method once
  /// before any method twice. The same seed gives the same order.
  List<Mutant> of(Guard guard, Set<Line> executed, long seed) {
    List<Mutant> ordered = new ArrayList<>();
    for (List<String> mutators : List.of(USUAL, FURTHER)) {
      List<Mutant> found = find(guard, mutators);
      found.removeIf(mutant -> !executed.contains(mutant.place()));
      Collections.shuffle(found, new Random(seed));
      ordered.addAll(spread(found));
    }
    return ordered;
  }

  /// All changes, whatever runs.
  int count(Guard guard) {
    return find(guard, USUAL).size() + find(guard, FURTHER).size();
  }

  /// Names of the methods that the guard asks for and the class has.
  Set<String> methods(Guard guard) {
    Set<String> names = new TreeSet<>();
    for (String name : family(guard.className())) {
      format
          .parse(bytes(name).orElseThrow())
          .methods()
          .forEach(method -> names.add(method.methodName().stringValue()));
    }
    names.retainAll(guard.methods());
    return names;
  }

  /// A changed class that the JVM would not even load proves nothing.
  boolean isLoadable(byte[] changed) {
    return format.verify(changed).isEmpty();
  }

  private List<Mutant> find(Guard guard, List<String> mutators) {
    Mutater mutater =
        new GregorEngineFactory()
            .createEngine(
                EngineArguments.arguments()
                    .withMutators(mutators)
                    .withExcludedMethods(List.of(GENERATED)))
            .createMutator(this::bytes);
    List<Mutant> found = new ArrayList<>();
    for (String name : family(guard.className())) {
      for (MutationDetails details : mutater.findMutations(ClassName.fromString(name))) {
        if (guard.covers(details.getMethod())) {
          found.add(
              new Mutant(
                  name,
                  details.getMethod(),
                  details.getLineNumber(),
                  details.getDescription(),
                  () -> mutater.getMutation(details.getId()).getBytes()));
        }
      }
    }
    return found;
  }

  private static List<Mutant> spread(List<Mutant> mutants) {
    Map<String, Deque<Mutant>> byMethod = new LinkedHashMap<>();
    for (Mutant mutant : mutants) {
      byMethod
          .computeIfAbsent(mutant.className() + mutant.method(), _ -> new ArrayDeque<>())
          .add(mutant);
    }
    List<Mutant> spread = new ArrayList<>();
    while (spread.size() < mutants.size()) {
      byMethod.values().stream()
          .filter(left -> !left.isEmpty())
          .map(Deque::poll)
          .forEach(spread::add);
    }
    return spread;
  }

  private Optional<byte[]> bytes(String className) {
    String path = className.replace('.', '/') + ".class";
    try {
      for (Path root : folders) {
        if (Files.exists(root.resolve(path))) {
          return Optional.of(Files.readAllBytes(root.resolve(path)));
        }
      }
      try (InputStream in = classes.getResourceAsStream(path)) {
        return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + className, e);
    }
  }

  private InputStream open(ClassDesc type) {
    String descriptor = type.descriptorString();
    return bytes(descriptor.substring(1, descriptor.length() - 1))
        .map(ByteArrayInputStream::new)
        .orElse(null);
  }

  private static boolean isClass(Path file, String prefix) {
    String name = file.getFileName().toString();
    return name.startsWith(prefix) && name.endsWith(".class");
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(entry, e);
    }
  }

  @Override
  public void close() {
    try {
      classes.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
