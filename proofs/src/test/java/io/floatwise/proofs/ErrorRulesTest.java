package io.floatwise.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.floatwise.core.error.CodedError;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Whatever can reach a person carries a code.
class ErrorRulesTest {

  /// Exceptions that never leave their module.
  private static final Map<String, String> INSIDE =
      Map.of(
          "io.floatwise.dmarket.wire.WireException", "becomes a Fault of the client",
          "io.floatwise.store.codec.UnreadableRow", "becomes a StorageException",
          "io.floatwise.sandbox.market.SeriesException", "becomes a StateException",
          "io.floatwise.sandbox.wire.RefusedRequest", "is an answer of the sandbox",
          "io.floatwise.sandbox.wire.RawRequest$MalformedPercent", "is an answer of the sandbox");

  @Test
  void everyExceptionThatCanReachAPersonCarriesACode() {
    List<JavaClass> open =
        Product.CLASSES.stream()
            .filter(type -> type.isAssignableTo(Throwable.class))
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .toList();

    assertThat(open).hasSizeGreaterThan(8);
    assertThat(open.stream().map(JavaClass::getName)).containsAll(INSIDE.keySet());
    assertThat(
            open.stream()
                .filter(type -> !type.isAssignableTo(CodedError.class))
                .map(JavaClass::getName))
        .containsExactlyInAnyOrderElementsOf(INSIDE.keySet());
  }
}
