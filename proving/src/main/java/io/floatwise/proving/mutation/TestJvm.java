package io.floatwise.proving.mutation;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// How the tests of a module are started, so that one of them can be started again alone.
///
/// @param folder the working directory
/// @param arguments what stands between `java` and the main class, without the class path
public record TestJvm(Path folder, List<String> classPath, List<String> arguments) {
  /// Where a module keeps it, beside the record of its proofs.
  public static final String FILE = "target/proofs/test-jvm.txt";

  private static final String OURS = "floatwise.";
  private static final String HEADLESS = "java.awt.headless";

  public TestJvm {
    classPath = List.copyOf(classPath);
    arguments = List.copyOf(arguments);
  }

  /// The JVM that asks. Agents are left out: what measures or debugs this JVM has no business in
  /// the copy.
  public static TestJvm current() {
    List<String> arguments = new ArrayList<>();
    for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (!argument.startsWith("-javaagent:") && !argument.startsWith("-agent")) {
        arguments.add(argument);
      }
    }
    var properties = new TreeMap<String, String>();
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith(OURS) || name.equals(HEADLESS)) {
        properties.put(name, System.getProperty(name, ""));
      }
    }
    properties.forEach((name, value) -> arguments.add("-D" + name + "=" + value));
    return new TestJvm(
        Path.of("").toAbsolutePath(),
        List.of(System.getProperty("java.class.path", "").split(File.pathSeparator)),
        arguments);
  }

  /// With further arguments, which win over the earlier ones.
  public TestJvm with(String... further) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of(further));
    return new TestJvm(folder, classPath, all);
  }

  public void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("folder\t" + folder);
    classPath.forEach(entry -> lines.add("path\t" + entry));
    arguments.forEach(argument -> lines.add("argument\t" + argument));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, lines);
  }

  public static TestJvm read(Path file) throws IOException {
    Path folder = Path.of("");
    List<String> classPath = new ArrayList<>();
    List<String> arguments = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      String[] cells = line.split("\t", 2);
      switch (cells[0]) {
        case "folder" -> folder = Path.of(cells[1]);
        case "path" -> classPath.add(cells[1]);
        case "argument" -> arguments.add(cells[1]);
        default -> throw new IOException(file + " is not the record of a test JVM: " + line);
      }
    }
    return new TestJvm(folder, classPath, arguments);
  }
}
