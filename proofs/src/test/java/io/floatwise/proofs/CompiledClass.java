package io.floatwise.proofs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a class file says of itself, read without loading the class or anything it needs.
///
/// @param name as in Java, with `$` before the name of a nested class
/// @param superclass empty for interfaces and for what extends nothing
record CompiledClass(
    Path file,
    String name,
    boolean isConcrete,
    Optional<String> superclass,
    List<String> interfaces,
    List<Annotation> annotations,
    List<CompiledMethod> methods) {
  /// @param key name and descriptor, which an overriding method shares
  record CompiledMethod(
      String name, String key, boolean isAbstract, List<Annotation> annotations) {}

  static CompiledClass read(Path file) {
    try {
      return of(file, ClassFile.of().parse(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static CompiledClass of(Path file, ClassModel model) {
    boolean isAbstract =
        model.flags().has(AccessFlag.ABSTRACT) || model.flags().has(AccessFlag.INTERFACE);
    return new CompiledClass(
        file,
        javaName(model.thisClass()),
        !isAbstract,
        model.superclass().map(CompiledClass::javaName).filter(n -> !n.startsWith("java.")),
        model.interfaces().stream().map(CompiledClass::javaName).toList(),
        annotations(model),
        model.methods().stream().map(CompiledClass::method).toList());
  }

  private static CompiledMethod method(MethodModel method) {
    String name = method.methodName().stringValue();
    return new CompiledMethod(
        name,
        name + method.methodType().stringValue(),
        method.flags().has(AccessFlag.ABSTRACT),
        annotations(method));
  }

  private static List<Annotation> annotations(AttributedElement element) {
    return element
        .findAttribute(Attributes.runtimeVisibleAnnotations())
        .map(found -> found.annotations())
        .orElse(List.of());
  }

  private static String javaName(ClassEntry entry) {
    return entry.asInternalName().replace('/', '.');
  }
}
