package io.floatwise.store.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.InputException;
import io.floatwise.core.error.StorageException;
import io.floatwise.proving.Proves;
import io.floatwise.store.database.DataDirectory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is sealed comes back whole or not at all.
class SealedFileTest {

  private static final int HEAD = 16 + 2 + 2 + "key".length() + 32 + 32;
  private static final int CHUNK = SealedChunks.CLEAR + SealedChunks.TAG;
  private static final String KEY = Base64.getEncoder().encodeToString(Chance.bytes(32));

  @TempDir Path temp;
  private Path file;

  @BeforeEach
  void place() throws IOException {
    file = temp.resolve("file");
    // The key must not lie in the data directory, which is another one than that of the file.
    Files.createFile(file);
  }

  private byte[] sealed(byte[] clear, MasterSource source) throws IOException {
    var out = new ByteArrayOutputStream();
    try (SealedOutput sealed =
        SealedOutput.begin(out, source, DataDirectory.open(temp.resolve("data")), file)) {
      sealed.write(clear, 0, clear.length / 3);
      sealed.write(clear, clear.length / 3, clear.length - clear.length / 3);
      sealed.finish();
    }
    return out.toByteArray();
  }

  private byte[] opened(byte[] bytes, MasterSource source) throws IOException {
    try (SealedInput in = SealedInput.open(new ByteArrayInputStream(bytes), source, file)) {
      return in.readAllBytes();
    }
  }

  private static MasterSource key() {
    return new MasterSource.KeyText(KEY.toCharArray());
  }

  private static byte[] clear(int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(length).nextBytes(bytes);
    return bytes;
  }

  private void assertRefused(byte[] bytes, String how) {
    assertThatThrownBy(() -> opened(bytes, key()))
        .as(how)
        .isInstanceOfAny(StorageException.class, InputException.class)
        .hasMessageContaining("backup " + file + ": expected ");
  }

  @Test
  @Proves(
      value = "P5.3.1.9",
      breaks = {SealedOutput.class, SealedInput.class})
  void anyLengthComesBackAsItWas() throws IOException {
    for (int length :
        new int[] {0, 1, CHUNK - 17, CHUNK - 16, CHUNK - 15, 2 * (CHUNK - 16), 3 * CHUNK}) {
      byte[] clear = clear(length);
      byte[] sealed = sealed(clear, key());
      assertThat(opened(sealed, key())).as("%d bytes", length).isEqualTo(clear);
      int chunks = Math.max(1, Math.ceilDiv(length, SealedChunks.CLEAR));
      assertThat(sealed).hasSize(HEAD + length + chunks * SealedChunks.TAG);
      assertThat(sealed(clear, key())).as("another key each time").isNotEqualTo(sealed);
    }
  }

  @Test
  @Proves(
      value = "P5.2.2.2",
      breaks = {SealedChunks.class, SealedHead.class})
  void aChangedBitIsRefusedWhereverItIs() throws IOException {
    byte[] small = sealed(clear(100), key());
    for (int at = 0; at < small.length; at++) {
      byte[] changed = small.clone();
      changed[at] ^= (byte) (1 << (at % 8));
      assertRefused(changed, "byte " + at);
    }
    byte[] large = sealed(clear(2 * CHUNK), key());
    var places = new TreeSet<Integer>();
    for (int chunk = 1; chunk < 3; chunk++) {
      for (int near = -20; near < 20; near++) {
        places.add(HEAD + chunk * CHUNK + near);
      }
    }
    new SplittableRandom(1).ints(200, 0, large.length).forEach(places::add);
    for (int at : places) {
      byte[] changed = large.clone();
      changed[at] ^= 1;
      assertRefused(changed, "byte " + at);
    }
  }

  @Test
  @Proves(
      value = "P5.2.2.2",
      breaks = {SealedChunks.class, SealedInput.class})
  void whatIsCutOffAddedMovedOrRepeatedIsRefused() throws IOException {
    byte[] three = sealed(clear(3 * SealedChunks.CLEAR), key());
    var cuts = new TreeSet<Integer>();
    for (int length = 0; length < HEAD + 40; length++) {
      cuts.add(length);
    }
    for (int chunk = 1; chunk < 3; chunk++) {
      for (int near = -1; near <= 1; near++) {
        cuts.add(HEAD + chunk * CHUNK + near);
      }
    }
    cuts.add(three.length - 1);
    for (int length : cuts) {
      assertRefused(Arrays.copyOf(three, length), length + " bytes of it");
    }
    assertRefused(Arrays.copyOf(three, three.length + 1), "a byte more");
    assertRefused(joined(three, 0, 1, 2, 2), "the last chunk twice");
    assertRefused(joined(three, 1, 0, 2), "two chunks swapped");
    assertRefused(joined(three, 0, 2), "a chunk left out");
    assertRefused(joined(three, 0, 0, 1, 2), "a chunk twice");
    assertThat(opened(joined(three, 0, 1, 2), key())).hasSize(3 * SealedChunks.CLEAR);
    byte[] other = sealed(clear(3 * SealedChunks.CLEAR), key());
    byte[] mixed = three.clone();
    System.arraycopy(other, HEAD + CHUNK, mixed, HEAD + CHUNK, CHUNK);
    assertRefused(mixed, "a chunk of another file");
  }

  /// The head, and those chunks.
  private static byte[] joined(byte[] file, int... chunks) {
    byte[] joined = Arrays.copyOf(file, HEAD + chunks.length * CHUNK);
    for (int i = 0; i < chunks.length; i++) {
      System.arraycopy(file, HEAD + chunks[i] * CHUNK, joined, HEAD + i * CHUNK, CHUNK);
    }
    return joined;
  }

  @Test
  @Proves(value = "P5.2.2.2", breaks = SealedOutput.class, breaksMethods = "finish")
  void whatWasNotFinishedDoesNotOpen() throws IOException {
    var out = new ByteArrayOutputStream();
    try (SealedOutput sealed =
        SealedOutput.begin(out, key(), DataDirectory.open(temp.resolve("data")), file)) {
      sealed.write(clear(3 * CHUNK), 0, 3 * CHUNK);
    }
    assertThat(out.size()).isGreaterThan(CHUNK);
    assertRefused(out.toByteArray(), "not finished");
    assertThat(opened(sealed(clear(9), key()), key())).hasSize(9);
  }

  @Test
  @Proves(value = "P5.2.2.2", breaks = SealedHead.class)
  void onlyTheKeyOrThePassphraseThatItWasMadeWithOpensIt() throws IOException {
    byte[] clear = clear(1000);
    byte[] byKey = sealed(clear, key());
    byte[] byPassphrase = sealed(clear, words("correct horse battery"));

    assertThat(opened(byPassphrase, words("correct horse battery"))).isEqualTo(clear);
    assertThat(SealedHead.read(new ByteArrayInputStream(byPassphrase), file).needsPassphrase())
        .isTrue();
    assertThat(SealedHead.read(new ByteArrayInputStream(byKey), file).needsPassphrase()).isFalse();
    assertThatThrownBy(() -> opened(byPassphrase, words("correct horse batterz")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected the master key that it was made with, found another one");
    String other = Base64.getEncoder().encodeToString(Chance.bytes(32));
    assertThatThrownBy(() -> opened(byKey, new MasterSource.KeyText(other.toCharArray())))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found another one");
    assertThatThrownBy(() -> opened(byKey, words("correct horse battery")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected the master key that it was made with, found a passphrase");
    assertThatThrownBy(() -> opened(byPassphrase, key()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected the passphrase that it was made with, found a master key");
    assertThatThrownBy(() -> sealed(clear, words("too short")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("at least 12 characters");
  }

  private static MasterSource words(String words) {
    return new MasterSource.Passphrase(words.toCharArray());
  }
}
