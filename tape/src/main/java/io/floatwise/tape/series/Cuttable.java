package io.floatwise.tape.series;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream that ends where it was cut, and knows it. Not thread-safe.
final class Cuttable extends FilterInputStream {

  private boolean isCut;

  Cuttable(InputStream in) {
    super(in);
  }

  /// Whether it ended in the middle; only after its end.
  boolean isCut() {
    return isCut;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return isCut ? -1 : super.read(bytes, offset, length);
    } catch (EOFException _) {
      isCut = true;
      return -1;
    }
  }

  @Override
  public int available() {
    return 0;
  }
}
