package io.floatwise.proofs;

import io.floatwise.proving.Proves;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// One `@Proves` on one test method, as compiled.
///
/// @param module folder of the module whose test it is
/// @param testClass the concrete class, which may have inherited the method
public record DeclaredProof(
    String module,
    String id,
    String testClass,
    String method,
    List<String> breaks,
    List<String> breaksMethods,
    String fault,
    Proves.Form form) {
  private static final String PROVES = ClassDesc.of(Proves.class.getName()).descriptorString();
  private static final String ALL = ClassDesc.of(Proves.All.class.getName()).descriptorString();

  /// As the record of executed proofs names it.
  public String test() {
    return testClass + "#" + method;
  }

  /// What these annotations of a class or method declare for one test method.
  static List<DeclaredProof> read(
      List<Annotation> annotations, String module, String testClass, String method) {
    return annotations.stream()
        .flatMap(DeclaredProof::single)
        .map(proves -> of(proves, module, testClass, method))
        .toList();
  }

  private static Stream<Annotation> single(Annotation annotation) {
    String type = annotation.className().stringValue();
    if (type.equals(PROVES)) {
      return Stream.of(annotation);
    }
    if (type.equals(ALL)
        && annotation.elements().getFirst().value() instanceof AnnotationValue.OfArray all) {
      return all.values().stream().map(v -> ((AnnotationValue.OfAnnotation) v).annotation());
    }
    return Stream.empty();
  }

  private static DeclaredProof of(
      Annotation proves, String module, String testClass, String method) {
    return new DeclaredProof(
        module,
        one(proves, "value", ""),
        testClass,
        method,
        strings(proves, "breaks"),
        strings(proves, "breaksMethods"),
        one(proves, "fault", ""),
        Proves.Form.valueOf(one(proves, "form", Proves.Form.QUICK.name())));
  }

  private static String one(Annotation proves, String element, String otherwise) {
    List<String> values = strings(proves, element);
    return values.isEmpty() ? otherwise : values.getFirst();
  }

  private static List<String> strings(Annotation proves, String element) {
    List<String> strings = new ArrayList<>();
    for (AnnotationElement found : proves.elements()) {
      if (found.name().equalsString(element)) {
        collect(found.value(), strings);
      }
    }
    return strings;
  }

  private static void collect(AnnotationValue value, List<String> strings) {
    switch (value) {
      case AnnotationValue.OfArray array -> array.values().forEach(v -> collect(v, strings));
      case AnnotationValue.OfString text -> strings.add(text.stringValue());
      case AnnotationValue.OfEnum constant -> strings.add(constant.constantName().stringValue());
      case AnnotationValue.OfClass type -> strings.add(javaName(type.classSymbol()));
      default -> throw new IllegalStateException("unexpected in @Proves: " + value);
    }
  }

  private static String javaName(ClassDesc type) {
    String descriptor = type.descriptorString();
    return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
  }
}
