package io.floatwise.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.StorageException;
import io.floatwise.core.people.Person;
import io.floatwise.core.people.Role;
import io.floatwise.testkit.people.MemoryPeople;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The file in which earlier versions kept the owner.
class FormerOwnerTest {

  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  @TempDir Path folder;

  private final MemoryPeople people = new MemoryPeople();

  @Test
  void becomesAnOwnerOnceAndLeavesNoFile() throws IOException {
    Path file = folder.resolve("telegram-owner");
    Files.writeString(file, "42\n");
    FormerOwner.in(folder).joins(people, NOW);
    FormerOwner.in(folder).joins(people, NOW);

    assertThat(people.all()).extracting(Person::telegram).containsExactly(42L);
    assertThat(people.all()).extracting(Person::role).containsExactly(Role.OWNER);
    assertThat(file).doesNotExist();
    assertThat(people.claim(43, "x", NOW)).isEmpty();
  }

  @Test
  void waitsForARoleWhereThereIsAnOwner() throws IOException {
    people.claim(1, "owner", NOW);
    Files.writeString(folder.resolve("telegram-owner"), "42\n");
    FormerOwner.in(folder).joins(people, NOW);

    assertThat(people.ofTelegram(42).orElseThrow().role()).isEqualTo(Role.PENDING);
    assertThat(folder.resolve("telegram-owner")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"everybody", "", "-1", "12345678901234567890"})
  void aFileThatMakesNoSenseOpensNothing(String text) throws IOException {
    Files.writeString(folder.resolve("telegram-owner"), text);
    assertThatThrownBy(() -> FormerOwner.in(folder).joins(people, NOW))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("expected a user id");
    assertThat(people.all()).isEmpty();
  }
}
