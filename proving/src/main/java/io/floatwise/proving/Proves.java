package io.floatwise.proving;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says which requirement a test proves and what must be broken for it to fail.
///
/// On a class it holds for each of its test methods, inherited ones included. The build checks that
/// every declared proof ran; the long profile breaks what it names and expects the test to notice.
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@Repeatable(Proves.All.class)
public @interface Proves {
  /// ID of the requirement (`P4.1.2`, `M.1`), of a trading invariant (`T5.3`), of a benefit (`B.1`)
  /// or of an issue (`D.1`).
  String value();

  /// The classes that do the work: mutated one by one in the long profile. Empty only with a fault.
  Class<?>[] breaks();

  /// Narrows the mutation to methods with these names; empty means all methods.
  String[] breaksMethods() default {};

  /// Name of the sandbox fault that this proof must notice, where no class can be broken instead.
  String fault() default "";

  Form form() default Form.QUICK;

  /// When a proof runs.
  enum Form {
    /// In every build.
    QUICK,
    /// Only in the long profile; its test carries the JUnit tag `long`.
    LONG
  }

  /// Holds several proofs of one test.
  @Documented
  @Inherited
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.METHOD, ElementType.TYPE})
  @interface All {
    Proves[] value();
  }
}
