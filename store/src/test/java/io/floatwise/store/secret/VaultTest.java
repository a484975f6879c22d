package io.floatwise.store.secret;

import static io.floatwise.store.secret.VaultFolder.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.InputException;
import io.floatwise.core.error.NotAllowedException;
import io.floatwise.proving.Proves;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a vault gives back, to whom, and what it refuses.
class VaultTest {

  @TempDir Path temp;
  private VaultFolder folder;

  @BeforeEach
  void aFolder() {
    folder = new VaultFolder(temp);
  }

  private static MasterSource words(String text) {
    return new MasterSource.Passphrase(text.toCharArray());
  }

  @Test
  @Proves(
      value = "P5.2.1.4",
      breaks = {OpenVault.class, Wrapping.class})
  void everyTextComesBackAsItWasThroughRotationsAndNewMasterKeys() {
    long seed = 20_261_101;
    var random = new SplittableRandom(seed);
    Map<String, String> expected = new TreeMap<>();
    folder.created(folder.key("k0"));
    MasterSource now = folder.key("k0");
    for (int i = 0; i < 60; i++) {
      String name = "s" + random.nextInt(12);
      String value =
          random
              .ints(random.nextInt(1, 60), 1, 0x10ffff)
              .filter(c -> c < 0xd800 || c > 0xdfff)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .append('.')
              .toString();
      folder.put(now, name, value);
      expected.put(name, value);
      if (i % 20 == 9) {
        folder.with(now, vault -> assertThat(vault.rotate(NOW).left()).isEmpty());
      }
      if (i % 20 == 19) {
        MasterSource next = folder.key("k" + (i + 1));
        folder.with(now, vault -> vault.rekey(next));
        now = next;
      }
      assertThat(folder.values(now)).as("seed %d, step %d", seed, i).isEqualTo(expected);
    }
  }

  @Test
  @Proves(value = "P5.2.2.2", breaks = MasterKeys.class)
  void aPassphraseLocksAndUnlocksAndGivesWayToAKey() {
    folder.created(words("correct horse battery"));
    folder.put(words("correct horse battery"), "token", "v");
    assertThat(folder.values(words("correct horse battery"))).containsEntry("token", "v");
    assertThatThrownBy(() -> folder.values(words("correct horse batterY")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected the master key that it was locked with, found another one");
    assertThatThrownBy(() -> folder.values(folder.key("k")))
        .hasMessageContaining("expected its passphrase, found a master key");

    folder.with(words("correct horse battery"), vault -> vault.rekey(folder.key("k")));

    assertThat(folder.values(folder.key("k"))).containsEntry("token", "v");
    assertThatThrownBy(() -> folder.values(words("correct horse battery")))
        .hasMessageContaining("found a passphrase");
  }

  @Test
  @Proves(value = "P5.2.2.2", breaks = MasterKeys.class)
  void aShortPassphraseLocksNothing() {
    assertThatThrownBy(() -> folder.created(words("elevenchars")))
        .isInstanceOf(InputException.class)
        .hasMessage("passphrase: expected at least 12 characters, found 11; take several words");
    assertThat(folder.directory().secrets()).doesNotExist();
  }

  @Test
  @Proves(
      value = "P5.2.2.2",
      breaks = {Vault.class, Wrapping.class})
  void anotherKeyOpensNothingAndHarmsNothing() throws IOException {
    folder.created(folder.key("k0"));
    folder.put(folder.key("k0"), "token", "v");
    byte[] before = Files.readAllBytes(folder.directory().secrets());

    assertThatThrownBy(() -> folder.values(folder.key("k1")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("nothing was changed. Give the right one");

    assertThat(folder.directory().secrets()).hasBinaryContent(before);
    assertThat(folder.values(folder.key("k0"))).containsEntry("token", "v");
  }

  @Test
  @Proves(value = "P5.2.1.5", breaks = MasterKeyFile.class)
  void aKeyInTheDataDirectoryIsRefusedAlsoThroughALink() throws IOException {
    Path inside = folder.directory().path().resolve("k");
    assertThatThrownBy(() -> Vault.createKeyFile(folder.directory(), inside))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected it outside the data directory");
    assertThat(inside).doesNotExist();

    folder.created(folder.key("k0"));
    Files.move(folder.keyFile("k0"), inside);
    Files.createSymbolicLink(folder.keyFile("k0"), inside);
    assertThatThrownBy(() -> folder.values(folder.key("k0")))
        .hasMessageContaining("expected it outside the data directory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx------"})
  @Proves(value = "P5.2.1.5", breaks = MasterKeyFile.class)
  void aKeyThatOthersCanReadIsRefused(String rights) throws IOException {
    folder.created(folder.key("k0"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.keyFile("k0"))))
        .isEqualTo("rw-------");
    Files.setPosixFilePermissions(folder.keyFile("k0"), PosixFilePermissions.fromString(rights));
    assertThatThrownBy(() -> folder.values(folder.key("k0")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("chmod 600 it");
  }

  @Test
  void theVaultIsForItsOwnerOnly() throws IOException {
    folder.created(folder.key("k0"));
    Path file = folder.directory().secrets();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> Vault.open(folder.directory()))
        .isInstanceOf(VaultException.class)
        .hasMessageContaining("chmod 600 it");
  }

  @Test
  @Proves(value = "P5.2.2.2", breaks = MasterKeys.class)
  void whatIsNoRandomKeyIsRefusedWithoutBeingRepeated() {
    folder.created(folder.key("k0"));
    String one = "A".repeat(43) + "=";
    String shorter =
        Base64.getEncoder()
            .encodeToString("only thirty-one bytes are here!".getBytes(StandardCharsets.UTF_8));
    for (String text : new String[] {one, shorter, "not base64", ""}) {
      assertThatThrownBy(() -> folder.values(new MasterSource.KeyText(text.toCharArray())))
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith("master key: expected")
          .satisfies(e -> assertThat(text.isEmpty() || !e.toString().contains(text)).isTrue());
    }
  }

  @Test
  @Proves(value = "P5.2.2.2", breaks = MasterKeys.class)
  void theKeyOfAFileMayComeFromTheEnvironment() throws IOException {
    folder.created(folder.key("k0"));
    folder.put(folder.key("k0"), "token", "v");
    String text = Files.readString(folder.keyFile("k0")) + "\n";
    assertThat(folder.values(new MasterSource.KeyText(text.toCharArray())))
        .containsEntry("token", "v");
  }

  @Test
  @Proves(value = "P5.2.2.2", breaks = Vault.class)
  void aSecondVaultIsNotMadeOverTheFirst() throws IOException {
    folder.created(folder.key("k0"));
    byte[] before = Files.readAllBytes(folder.directory().secrets());
    assertThatThrownBy(() -> folder.created(folder.key("k1")))
        .isInstanceOf(NotAllowedException.class)
        .hasMessageContaining("found one; it was left as it is");
    assertThat(folder.directory().secrets()).hasBinaryContent(before);
  }

  @Test
  @Proves(value = "P5.2.2.2", breaks = OpenVault.class)
  void secretsOfTwoAccountsAreTwoSecrets() {
    folder.created(folder.key("k0"));
    folder.with(
        folder.key("k0"),
        vault -> {
          try (SecretText text = SecretText.of("theirs".toCharArray())) {
            vault.put(new SecretName("other", "token"), text, NOW);
          }
          assertThat(VaultFolder.value(vault, "token")).isEmpty();
          VaultFolder.put(vault, "token", "mine");
          assertThat(new String(vault.find(new SecretName("other", "token")).orElseThrow().chars()))
              .isEqualTo("theirs");
          assertThat(VaultFolder.value(vault, "token")).hasValue("mine");
        });
  }

  @Test
  void whatIsRemovedIsGoneAlsoFromTheFile() throws IOException {
    folder.created(folder.key("k0"));
    folder.put(folder.key("k0"), "token", "v");
    try (Vault vault = Vault.open(folder.directory())) {
      Listed listed = vault.list().getFirst();
      assertThat(listed)
          .isEqualTo(new Listed("default", "token", "2026-03-01T10:00:00Z", listed.keyId()));
      assertThat(vault.remove(VaultFolder.name("token"))).isTrue();
      assertThat(vault.remove(VaultFolder.name("token"))).isFalse();
      assertThat(vault.list()).isEmpty();
    }
    assertThat(Files.readString(folder.directory().secrets(), StandardCharsets.ISO_8859_1))
        .doesNotContain("token");
    assertThat(folder.values(folder.key("k0"))).isEmpty();
  }

  @Test
  @Proves(
      value = "P5.2.2.2",
      breaks = {Vault.class, OpenVault.class})
  void aMasterKeyThatChangedMeanwhileStopsTheOther() {
    folder.created(folder.key("k0"));
    folder.with(
        folder.key("k0"),
        first -> {
          folder.with(folder.key("k0"), second -> second.rekey(folder.key("k1")));
          assertThatThrownBy(() -> VaultFolder.put(first, "token", "v"))
              .isInstanceOf(VaultException.class)
              .hasMessageContaining("found that it was changed meanwhile");
        });
    assertThat(folder.values(folder.key("k1"))).isEmpty();
  }

  @Test
  @Proves(value = "P5.2.1.4", breaks = OpenVault.class)
  void aRotationLeavesOneKeyAndNothingUnderTheOld() {
    folder.created(folder.key("k0"));
    for (int i = 0; i < 3; i++) {
      folder.put(folder.key("k0"), "s" + i, "v" + i);
    }
    folder.with(
        folder.key("k0"),
        vault -> {
          OpenVault.Rotation done = vault.rotate(NOW);
          assertThat(done).isEqualTo(new OpenVault.Rotation(done.keyId(), 3, List.of(), 1));
          assertThat(done.keyId()).startsWith("2-");
          assertThat(vault.check())
              .hasSize(3)
              .allMatch(c -> c.opens() && c.secret().keyId().equals(done.keyId()));
        });
  }

  @ParameterizedTest
  @CsvSource({"'', token", "a b, token", "default, Token", "default, 'to\u001bken'", "default, ''"})
  void aNameThatIsNoneIsNotRepeated(String account, String name) {
    assertThatThrownBy(() -> new SecretName(account, name))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("characters that is not so");
  }

  @Test
  void whatIsNoTextOrTooLongIsRefused() {
    assertThatThrownBy(() -> SecretText.of(new char[0])).hasMessageContaining("found none");
    assertThatThrownBy(() -> SecretText.of(new char[] {'a', '\ud800'}))
        .hasMessageContaining("expected text in UTF-8");
    assertThatThrownBy(() -> SecretText.ofUtf8(new byte[] {(byte) 0xc0, 0}))
        .hasMessageContaining("expected text in UTF-8");
    assertThatThrownBy(() -> SecretText.ofUtf8(new byte[SecretText.MOST_BYTES + 1]))
        .hasMessageContaining("expected at most 65536 bytes");
    byte[] most = new byte[SecretText.MOST_BYTES];
    try (SecretText text = SecretText.ofUtf8(most)) {
      assertThat(text.chars()).hasSize(SecretText.MOST_BYTES);
    }
  }
}
