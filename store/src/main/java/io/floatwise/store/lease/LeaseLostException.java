package io.floatwise.store.lease;

import io.floatwise.core.error.CodedError;
import io.floatwise.core.error.ErrorCode;

/// Another node may do what this one was about to do; it was not done.
public final class LeaseLostException extends RuntimeException implements CodedError {

  private static final long serialVersionUID = 1;

  /// @param name of what was leased
  public LeaseLostException(String name) {
    super(
        "%s: expected to be the only node that trades it, found that the lease could not be renewed in"
                .formatted(name)
            + " time; another node may have taken over, so nothing more is sent from here");
  }

  @Override
  public ErrorCode errorCode() {
    return ErrorCode.STORAGE;
  }
}
