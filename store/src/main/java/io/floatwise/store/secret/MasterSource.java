package io.floatwise.store.secret;

import java.nio.file.Path;
import java.util.Arrays;

/// Where a person says that the master key is to be had. Cleared when it is closed.
public sealed interface MasterSource extends AutoCloseable {

  /// A file with the Base64 of 32 random bytes, which only its owner can read, outside the data
  /// directory.
  ///
  /// @param file where it is
  record KeyFile(Path file) implements MasterSource {
    @Override
    public void close() {
      // A path is no secret.
    }
  }

  /// The Base64 of 32 random bytes.
  final class KeyText implements MasterSource {
    private final char[] text;

    /// Copies the text.
    public KeyText(char[] text) {
      this.text = text.clone();
    }

    char[] text() {
      return text;
    }

    @Override
    public void close() {
      Arrays.fill(text, '\0');
    }

    /// Shows no secret.
    @Override
    public String toString() {
      return "KeyText[hidden]";
    }
  }

  /// Words that a person keeps in mind.
  final class Passphrase implements MasterSource {
    private final char[] words;

    /// Copies the words.
    public Passphrase(char[] words) {
      this.words = words.clone();
    }

    char[] words() {
      return words;
    }

    @Override
    public void close() {
      Arrays.fill(words, '\0');
    }

    /// Shows no secret.
    @Override
    public String toString() {
      return "Passphrase[hidden]";
    }
  }

  @Override
  void close();
}
