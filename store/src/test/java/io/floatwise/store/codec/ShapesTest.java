package io.floatwise.store.codec;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapesTest {

  record Floating(double price) {}

  record Mapped(Map<String, String> map) {}

  record Nested(Optional<Optional<String>> twice) {}

  record Foreign(StringBuilder text) {}

  @ParameterizedTest
  @ValueSource(classes = {Floating.class, Mapped.class, Nested.class, Foreign.class})
  void refusesToDeriveATypeThatItCannotHoldExactly(Class<?> type) {
    assertThatThrownBy(() -> new Shapes().of(type))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the journal cannot hold a ");
  }
}
