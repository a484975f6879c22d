package io.floatwise.core.tape;

/// Something cannot stand on the tape exactly as it is; then it does not stand there at all.
final class Inexact extends Exception {

  private static final long serialVersionUID = 1;

  Inexact(String what) {
    super(what);
  }
}
