package io.floatwise.store.secret;

import io.floatwise.core.error.InputException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Secret text as bytes and back, leaving no copy behind. What is no text is refused.
final class Utf8 {

  private static final int MOST_BYTES_OF_A_CHAR = 3;

  private Utf8() {}

  /// @param what it is, for the message
  static byte[] encode(char[] text, String what) {
    ByteBuffer out = ByteBuffer.allocate(text.length * MOST_BYTES_OF_A_CHAR);
    var encoder = StandardCharsets.UTF_8.newEncoder();
    try {
      var end = encoder.encode(CharBuffer.wrap(text), out, true);
      if (end.isError()) {
        end.throwException();
      }
      return Arrays.copyOf(out.array(), out.position());
    } catch (CharacterCodingException e) {
      throw notText(what, e);
    } finally {
      Arrays.fill(out.array(), (byte) 0);
    }
  }

  /// @param what it is, for the message
  static char[] decode(byte[] utf8, String what) {
    CharBuffer out = CharBuffer.allocate(utf8.length);
    var decoder = StandardCharsets.UTF_8.newDecoder();
    try {
      var end = decoder.decode(ByteBuffer.wrap(utf8), out, true);
      if (end.isError()) {
        end.throwException();
      }
      return Arrays.copyOf(out.array(), out.position());
    } catch (CharacterCodingException e) {
      throw notText(what, e);
    } finally {
      Arrays.fill(out.array(), '\0');
    }
  }

  private static InputException notText(String what, CharacterCodingException cause) {
    return new InputException(what + ": expected text in UTF-8, found other bytes", cause);
  }
}
