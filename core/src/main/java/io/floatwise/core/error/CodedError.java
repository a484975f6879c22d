package io.floatwise.core.error;

/// An error that a person can meet: an exception at a broken edge, or a failure as a value. Its
/// detail says what was expected and what was found; the code says what kind of error it is.
public interface CodedError {

  ErrorCode errorCode();
}
