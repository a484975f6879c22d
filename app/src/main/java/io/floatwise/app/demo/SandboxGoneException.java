package io.floatwise.app.demo;

import io.floatwise.core.error.CodedError;
import io.floatwise.core.error.ErrorCode;
import java.io.IOException;
import java.net.URI;

/// A sandbox that the demo trades on does not answer. Nothing is lost: started again, both go on.
public final class SandboxGoneException extends RuntimeException implements CodedError {

  private static final long serialVersionUID = 1;

  SandboxGoneException(URI base, IOException cause) {
    super(
        "the sandbox at %s does not answer; start it again with the same data directory and port: "
                .formatted(base)
            + "floatwise sandbox --port "
            + base.getPort(),
        cause);
  }

  @Override
  public ErrorCode errorCode() {
    return ErrorCode.CONNECTION;
  }
}
