package io.floatwise.proofs;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.floatwise.proving.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// The compiled classes of the product; no tests and no test support.
final class Product {
  static final String BASE = "io.floatwise.";
  static final String CORE = BASE + "core.";
  static final Set<String> MODULES = Picture.allowed("modules").keySet();
  static final JavaClasses CLASSES = load();

  private Product() {}

  private static JavaClasses load() {
    List<Path> folders =
        MODULES.stream()
            .map(module -> Repository.root().resolve(module).resolve("target/classes"))
            .filter(Files::exists)
            .toList();
    return new ClassFileImporter().importPaths(folders);
  }

  /// `core` for `io.floatwise.core.money.Money`, empty for what is not ours.
  static String moduleOf(JavaClass type) {
    return segmentAfter(BASE, type);
  }

  /// `money` for `io.floatwise.core.money.Money`, empty for what is not in core.
  static String corePackageOf(JavaClass type) {
    return segmentAfter(CORE, type);
  }

  /// The type that stands in a file of its own.
  static String outermost(JavaClass type) {
    return type.getName().replaceFirst("\\$.*", "");
  }

  private static String segmentAfter(String prefix, JavaClass type) {
    String name = type.getBaseComponentType().getPackageName() + ".";
    if (!name.startsWith(prefix) || name.equals(prefix)) {
      return "";
    }
    return name.substring(prefix.length(), name.indexOf('.', prefix.length()));
  }
}
