package io.floatwise.app;

import io.floatwise.app.cli.MarketUnreadException;
import io.floatwise.app.demo.SandboxGoneException;
import io.floatwise.core.journal.JournalException;
import io.floatwise.sandbox.state.StateException;
import io.floatwise.store.DataDirectoryException;
import io.floatwise.web.PortInUseException;
import java.net.BindException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Says what is wrong in words where the cause is outside the program, and shows the stack trace of
/// everything else, which is a bug.
public final class PlainErrors implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine command, ParseResult parsed) {
    if (isExpected(exception)) {
      command.getErr().println("floatwise: " + exception.getMessage());
    } else {
      command.getErr().println("floatwise: this is a bug, please report it:");
      exception.printStackTrace(command.getErr());
    }
    return exception instanceof IllegalArgumentException
        ? CommandLine.ExitCode.USAGE
        : CommandLine.ExitCode.SOFTWARE;
  }

  private static boolean isExpected(Exception exception) {
    return exception instanceof JournalException
        || exception instanceof DataDirectoryException
        || exception instanceof StateException
        || exception instanceof MarketUnreadException
        || exception instanceof SandboxGoneException
        || exception instanceof BindException
        || exception.getCause() instanceof BindException
        || exception instanceof PortInUseException
        || exception instanceof IllegalArgumentException;
  }
}
