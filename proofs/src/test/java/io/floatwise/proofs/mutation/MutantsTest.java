package io.floatwise.proofs.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proofs.mutation.Mutant.Line;
import io.floatwise.proving.Repository;
import io.floatwise.proving.mutation.TestJvm;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MutantsTest {
  private static final Guard ALL = new Guard(Sample.class.getName(), List.of());

  private final Mutants mutants =
      new Mutants(
          TestJvm.current().classPath(),
          List.of(Path.of("none"), Repository.module().resolve("target/test-classes")));

  @AfterEach
  void close() {
    mutants.close();
  }

  @Test
  void classesNestedInAGuardedOneBelongToIt() {
    assertThat(mutants.family(Sample.class.getName()))
        .containsExactly(Sample.class.getName(), Sample.Inner.class.getName());
  }

  @Test
  void theSameSeedGivesTheSameOrder() {
    assertThat(texts(ALL, 7)).isEqualTo(texts(ALL, 7)).hasSizeGreaterThan(6);
    assertThat(texts(ALL, 8))
        .isNotEqualTo(texts(ALL, 7))
        .containsExactlyInAnyOrderElementsOf(texts(ALL, 7));
  }

  @Test
  void takesEveryMethodOnceBeforeAnyTwice() {
    assertThat(mutants.of(ALL, everyLine(), 7).subList(0, 5))
        .extracting(Mutant::method)
        .containsExactlyInAnyOrder("first", "second", "doubling", "lambda$doubling$0", "third");
  }

  @Test
  void leavesOutLinesThatDoNotRun() {
    List<Mutant> all = mutants.of(ALL, everyLine(), 7);
    Line one = all.getFirst().place();

    assertThat(mutants.of(ALL, Set.of(one), 7))
        .isNotEmpty()
        .extracting(Mutant::place)
        .containsOnly(one);
  }

  @Test
  void aLambdaBelongsToTheMethodItStandsIn() {
    Guard doubling = new Guard(Sample.class.getName(), List.of("doubling"));

    assertThat(mutants.of(doubling, everyLine(), 7))
        .extracting(Mutant::method)
        .contains("doubling", "lambda$doubling$0")
        .doesNotContain("first", "second", "third");
  }

  @Test
  void everyChangeCanBeLoadedAndDiffers() {
    Set<Integer> different = new HashSet<>();
    List<Mutant> usual = mutants.of(ALL, everyLine(), 7);
    for (Mutant mutant : usual) {
      byte[] bytes = mutant.bytes().get();
      assertThat(mutants.isLoadable(bytes)).as("%s", mutant).isTrue();
      different.add(Arrays.hashCode(bytes));
    }
    assertThat(different.size()).isGreaterThan(usual.size() / 2);
  }

  private List<String> texts(Guard guard, long seed) {
    return mutants.of(guard, everyLine(), seed).stream().map(Mutant::toString).toList();
  }

  private static Set<Line> everyLine() {
    Set<Line> lines = new HashSet<>();
    for (int line = 1; line < 400; line++) {
      lines.add(new Line(Sample.class.getName(), line));
      lines.add(new Line(Sample.Inner.class.getName(), line));
    }
    return lines;
  }

  static final class Sample {
    private Sample() {}

    static int first(int n) {
      return n > 3 ? n + 1 : n - 1;
    }

    static boolean second(int n) {
      return n == 7;
    }

    static IntUnaryOperator doubling() {
      return n -> n * 2;
    }

    static final class Inner {
      private Inner() {}

      static String third(String text) {
        return text.strip();
      }
    }
  }
}
