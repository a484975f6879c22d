package io.floatwise.proving.mutation;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// Writes down which lines of watched classes run, each once, at the moment it first runs: a
/// process that is killed has still told what it did. One in a JVM, because the watched code calls
/// it by a static method. Thread-safe.
public final class LineTrace {
  private static final ClassDesc SELF = ClassDesc.of(LineTrace.class.getName());
  private static final MethodTypeDesc TAKES_INT =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
  private static final AtomicReference<LineTrace> RUNNING = new AtomicReference<>();

  private final Path file;
  private final List<String> places = new ArrayList<>();
  private volatile boolean[] seen = new boolean[0];

  private LineTrace(Path file) {
    this.file = file;
  }

  static LineTrace start(Path file) {
    var trace = new LineTrace(file);
    RUNNING.set(trace);
    return trace;
  }

  /// The class with a call of [#hit] at the beginning of each of its lines. What it inherits is
  /// read from class files: loading it now would load the class itself a second time.
  ///
  /// @param loader of the class
  byte[] into(byte[] bytes, ClassLoader loader) {
    ClassFile format =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(loader)));
    ClassModel model = format.parse(bytes);
    String name = model.thisClass().asInternalName().replace('/', '.');
    CodeTransform calls =
        (code, element) -> {
          code.with(element);
          if (element instanceof LineNumber line) {
            code.loadConstant(place(name + "\t" + line.line()))
                .invokestatic(SELF, "hit", TAKES_INT);
          }
        };
    return format.transformClass(model, ClassTransform.transformingMethodBodies(calls));
  }

  /// Called by the watched code.
  public static void hit(int place) {
    LineTrace trace = RUNNING.get();
    if (!trace.seen[place]) {
      trace.note(place);
    }
  }

  private synchronized int place(String text) {
    places.add(text);
    seen = Arrays.copyOf(seen, places.size());
    return places.size() - 1;
  }

  private synchronized void note(int place) {
    seen[place] = true;
    // A plain stream: a channel would be closed by the interrupt of the thread that runs here.
    try (OutputStream out = new FileOutputStream(file.toFile(), true)) {
      out.write((places.get(place) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
