package io.floatwise.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.journal.Entry;
import io.floatwise.core.journal.Fact;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RandomEntriesTest {

  @Test
  void sameSeedGivesTheSameEntries() {
    assertThat(new RandomEntries(7).between(1, 500))
        .isEqualTo(new RandomEntries(7).between(1, 500));
    assertThat(new RandomEntries(8).between(1, 500))
        .isNotEqualTo(new RandomEntries(7).between(1, 500));
  }

  @Test
  void coversEveryKindOfFact() {
    List<Entry> entries =
        new RandomEntries(7).between(1, Fact.class.getPermittedSubclasses().length);

    assertThat(entries.stream().<Class<?>>map(e -> e.fact().getClass()).collect(Collectors.toSet()))
        .isEqualTo(Set.of(Fact.class.getPermittedSubclasses()));
  }
}
