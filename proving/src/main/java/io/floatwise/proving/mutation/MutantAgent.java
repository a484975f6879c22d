package io.floatwise.proving.mutation;

import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Java agent that swaps classes of the product, or notes which of their lines run.
///
/// Handed to a JVM through the environment, it also reaches the processes which that JVM starts:
/// there it stands alone, so it uses nothing but the base library. Its argument is a folder:
///
/// - `swap/` holds the class files to put in force, in the folders of their packages;
/// - `trace.txt` names the classes to watch, one a line, nested ones going with them;
/// - `swapped-<pid>.txt`, `lines-<pid>.txt` and `failed-<pid>.txt` are what it writes.
public final class MutantAgent implements ClassFileTransformer {
  public static final String SWAP = "swap";
  public static final String TRACE = "trace.txt";
  public static final String SWAPPED = "swapped-";
  public static final String LINES = "lines-";
  public static final String FAILED = "failed-";

  private final Map<String, byte[]> mutants = new HashMap<>();
  private final List<String> traced;
  private final Path folder;
  private final String self = ProcessHandle.current().pid() + ".txt";
  private final LineTrace trace;

  private MutantAgent(Path folder) throws IOException {
    this.folder = folder;
    Path swap = folder.resolve(SWAP);
    if (Files.exists(swap)) {
      try (Stream<Path> files = Files.walk(swap)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String name = swap.relativize(file).toString().replace('\\', '/');
          mutants.put(name.replaceFirst("\\.class$", ""), Files.readAllBytes(file));
        }
      }
    }
    Path list = folder.resolve(TRACE);
    traced =
        Files.exists(list)
            ? Files.readAllLines(list).stream().map(name -> name.replace('.', '/')).toList()
            : List.of();
    trace = LineTrace.start(folder.resolve(LINES + self));
  }

  public static void premain(String folder, Instrumentation instrumentation) throws IOException {
    instrumentation.addTransformer(new MutantAgent(Path.of(folder)));
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String className,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (className == null) {
      return null;
    }
    byte[] mutant = mutants.get(className);
    if (mutant != null) {
      note(SWAPPED, className);
      return mutant;
    }
    return loader != null && isTraced(className) ? traced(className, bytes, loader) : null;
  }

  private boolean isTraced(String className) {
    return traced.stream()
        .anyMatch(name -> className.equals(name) || className.startsWith(name + "$"));
  }

  private byte @Nullable [] traced(String className, byte[] bytes, ClassLoader loader) {
    try {
      return trace.into(bytes, loader);
    } catch (RuntimeException e) {
      // The JVM ignores what a transformer throws.
      note(FAILED, className + ": " + e);
      return null;
    }
  }

  private void note(String prefix, String text) {
    try {
      Files.writeString(folder.resolve(prefix + self), text);
    } catch (IOException e) {
      // Without its note the run of a mutant is reported as one where the mutant was not in force.
      System.err.println("cannot note " + text + ": " + e);
    }
  }
}
