package io.floatwise.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proving.Proves;
import org.junit.jupiter.api.Test;

/// When nothing that a node was granted is counted any more.
class PlacesTest {

  private final Places places = new Places();

  @Test
  @Proves(value = "P5.4.1.5", breaks = Places.class)
  void allAreFreeWhenTheLastOneIs() {
    assertThat(places.areFree(0)).isTrue();
    places.hold("a", 100);
    places.hold("b", 200);
    assertThat(places.areFree(99)).isFalse();
    assertThat(places.areFree(199)).isFalse();
    assertThat(places.areFree(200)).isTrue();
  }

  @Test
  @Proves(value = "P5.4.1.5", breaks = Places.class)
  void theLatestWordAboutAPlaceHolds() {
    places.hold("a", 100);
    places.hold("a", 300);
    assertThat(places.areFree(200)).isFalse();
    places.free("a");
    assertThat(places.areFree(200)).isTrue();
  }
}
