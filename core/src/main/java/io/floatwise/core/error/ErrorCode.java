package io.floatwise.core.error;

import java.util.Arrays;
import java.util.Optional;

/// What kind of error it is. The numbers are stable: people search for them and programs compare
/// them, so none is ever given to another kind.
public enum ErrorCode {
  /// Something that should not happen: a bug.
  UNEXPECTED(1000),
  /// The marketplace said no, or something that we do not understand.
  MARKETPLACE(2000),
  /// What a person gave us makes no sense, or something is missing.
  INPUT(3000),
  /// A key, a signature or a right is missing or not accepted.
  AUTHORISATION(4000),
  /// Too much was asked in too short a time.
  RATE(5000),
  /// Something does not answer, or an address cannot be had.
  CONNECTION(6000),
  /// The journal, another file or the disk.
  STORAGE(7000),
  /// A limit, the mode or the present state does not allow it.
  RULE(8000);

  private final int number;

  ErrorCode(int number) {
    this.number = number;
  }

  /// 1000 to 8000, in thousands.
  public int number() {
    return number;
  }

  /// The code with this number; empty if there is none.
  public static Optional<ErrorCode> of(int number) {
    return Arrays.stream(values()).filter(code -> code.number == number).findFirst();
  }

  /// `detail` with the code behind it, as it stands wherever people read it.
  public String after(String detail) {
    return "%s (error %d)".formatted(detail, number);
  }
}
