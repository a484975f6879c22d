package io.floatwise.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.people.Access;
import io.floatwise.testkit.people.MemoryPeople;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// A stranger who taps again and again costs no more calls of Telegram than one an hour.
class StrangerTapsTest {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-29T12:00:00Z"));
  private final Door door = new Door(new Access(new MemoryPeople(), "main"), now::get);

  @Test
  void eachStrangerIsToldOnceAnHour() {
    assertThat(door.tells(7)).isTrue();
    for (int i = 0; i < 59; i++) {
      now.updateAndGet(at -> at.plus(Duration.ofMinutes(1)));
      assertThat(door.tells(7)).as("minute %d", i).isFalse();
    }
    assertThat(door.tells(8)).isTrue();
    now.updateAndGet(at -> at.plus(Duration.ofMinutes(1)));
    assertThat(door.tells(7)).isTrue();
    assertThat(door.tells(8)).isFalse();
  }
}
