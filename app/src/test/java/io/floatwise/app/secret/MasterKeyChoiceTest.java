package io.floatwise.app.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.app.secret.MasterKeyChoice.Words;
import io.floatwise.core.error.InputException;
import io.floatwise.proving.Proves;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.secret.MasterSource;
import io.floatwise.store.secret.OpenVault;
import io.floatwise.store.secret.Vault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where the master key comes from.
@Proves(value = "P5.2.2.2", breaks = MasterKeyChoice.class)
class MasterKeyChoiceTest {

  private static final String WORDS = "correct horse battery";

  @TempDir Path temp;

  private DataDirectory directory() {
    return DataDirectory.open(temp.resolve("data"));
  }

  private MasterKeyChoice choice(Map<String, String> environment, String... typed) {
    Deque<String> answers = new ArrayDeque<>(List.of(typed));
    return new MasterKeyChoice(
        Words.USUAL,
        Optional.empty(),
        environment,
        _ -> Optional.ofNullable(answers.poll()).map(String::toCharArray));
  }

  private boolean isOpenedBy(MasterKeyChoice choice) {
    try (Vault vault = Vault.open(directory());
        MasterSource source = choice.of(vault);
        OpenVault open = vault.unlock(source)) {
      return open.check().isEmpty();
    }
  }

  @Test
  void aKeyFileIsMadeWhereThereIsNoneAndOpensTheVaultEveryWayItIsNamed() throws Exception {
    Path file = temp.resolve("k");
    var flag = new MasterKeyChoice(Words.USUAL, Optional.of(file), Map.of(), _ -> Optional.empty());
    try (MasterSource source = flag.fresh(false, directory())) {
      Vault.create(directory(), source, Instant.EPOCH);
    }
    String key = Files.readString(file);
    assertThat(isOpenedBy(flag)).isTrue();
    assertThat(isOpenedBy(choice(Map.of("FLOATWISE_MASTER_KEY_FILE", file.toString())))).isTrue();
    assertThat(isOpenedBy(choice(Map.of("FLOATWISE_MASTER_KEY", key)))).isTrue();
    assertThatThrownBy(() -> isOpenedBy(choice(Map.of(), WORDS)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected --master-key-file or one of FLOATWISE_MASTER_KEY_FILE");

    try (MasterSource again = flag.fresh(false, directory())) {
      assertThat(again).isEqualTo(new MasterSource.KeyFile(file));
    }
    assertThat(file).as("a key that is there is used").hasContent(key);
  }

  @Test
  void aPassphraseIsTypedTwiceOrStandsInTheEnvironment() {
    assertThatThrownBy(() -> choice(Map.of(), WORDS, "another one").fresh(true, directory()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found two different ones")
        .satisfies(e -> assertThat(e.toString()).doesNotContain("horse"));
    assertThatThrownBy(() -> choice(Map.of()).fresh(true, directory()))
        .hasMessageContaining("found neither");
    assertThatThrownBy(() -> choice(Map.of()).fresh(false, directory()))
        .hasMessageContaining("or a passphrase to be typed, found none");

    try (MasterSource source = choice(Map.of(), WORDS, WORDS).fresh(true, directory())) {
      Vault.create(directory(), source, Instant.EPOCH);
    }

    assertThat(isOpenedBy(choice(Map.of(), WORDS))).isTrue();
    assertThat(isOpenedBy(choice(Map.of("FLOATWISE_MASTER_PASSPHRASE", WORDS)))).isTrue();
    assertThatThrownBy(() -> isOpenedBy(choice(Map.of())))
        .hasMessageContaining("expected the passphrase, in FLOATWISE_MASTER_PASSPHRASE or typed");
  }

  @Test
  void severalPlacesAreOneTooMany() {
    var both = choice(Map.of("FLOATWISE_MASTER_KEY", "k", "FLOATWISE_MASTER_PASSPHRASE", "horse"));
    assertThatThrownBy(both::given)
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("found it in 2: FLOATWISE_MASTER_KEY, FLOATWISE_MASTER_PASSPHRASE")
        .satisfies(e -> assertThat(e.toString()).doesNotContain("horse"));
    assertThat(both.toString()).doesNotContain("horse");
    var typedToo = choice(Map.of("FLOATWISE_MASTER_PASSPHRASE", "horse"), WORDS, WORDS);
    assertThatThrownBy(() -> typedToo.fresh(true, directory()))
        .hasMessageContaining("expected it in one place");
    assertThat(choice(Map.of("FLOATWISE_MASTER_KEY", " ")).given()).isEmpty();
  }
}
