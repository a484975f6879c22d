package io.floatwise.app.demo;

import java.io.IOException;
import java.net.URI;

/// A sandbox that the demo trades on does not answer. Nothing is lost: started again, both go on.
public final class SandboxGoneException extends RuntimeException {

  private static final long serialVersionUID = 1;

  SandboxGoneException(URI base, IOException cause) {
    super(
        "the sandbox at %s does not answer; start it again with the same data directory and port: "
                .formatted(base)
            + "floatwise sandbox --port "
            + base.getPort(),
        cause);
  }
}
