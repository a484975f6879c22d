package io.floatwise.app;

import io.floatwise.core.error.CodedError;
import io.floatwise.core.error.ErrorCode;
import io.floatwise.core.error.ErrorText;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// Says what is wrong in words where the cause is outside the program, and shows the stack trace of
/// everything else, which is a bug; what the code of the error means stands below, in the language
/// of the person.
public final class PlainErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {

  private final Locale language;
  private final IParameterExceptionHandler usual;

  /// @param language of the texts about codes
  /// @param usual what says which flag is wrong
  PlainErrors(Locale language, IParameterExceptionHandler usual) {
    this.language = language;
    this.usual = usual;
  }

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine command, ParseResult parsed) {
    ErrorCode code = codeOf(exception);
    PrintWriter err = command.getErr();
    if (code == ErrorCode.UNEXPECTED) {
      err.println("floatwise: " + exception);
      explain(code, err);
      exception.printStackTrace(err);
    } else {
      err.println("floatwise: " + exception.getMessage());
      explain(code, err);
    }
    return exitCode(code);
  }

  @Override
  public int handleParseException(ParameterException exception, String[] words) throws Exception {
    int exit = usual.handleParseException(exception, words);
    explain(ErrorCode.INPUT, exception.getCommandLine().getErr());
    return exit;
  }

  /// What kind of error `thrown` is: what it says itself, or what the base library means by it.
  static ErrorCode codeOf(Throwable thrown) {
    return switch (thrown) {
      case CodedError coded -> coded.errorCode();
      case BindException _, ConnectException _ -> ErrorCode.CONNECTION;
      case FileSystemException _ -> ErrorCode.STORAGE;
      case UncheckedIOException unchecked
          when unchecked.getCause() instanceof FileSystemException ->
          ErrorCode.STORAGE;
      default -> isTakenPort(thrown.getCause()) ? ErrorCode.CONNECTION : ErrorCode.UNEXPECTED;
    };
  }

  /// What a person got wrong or may not do is the caller's to change; the rest is ours or the
  /// world's.
  static int exitCode(ErrorCode code) {
    return switch (code) {
      case INPUT, RULE -> CommandLine.ExitCode.USAGE;
      case UNEXPECTED, MARKETPLACE, AUTHORISATION, RATE, CONNECTION, STORAGE ->
          CommandLine.ExitCode.SOFTWARE;
    };
  }

  private static boolean isTakenPort(@Nullable Throwable cause) {
    return cause instanceof BindException;
  }

  private void explain(ErrorCode code, PrintWriter err) {
    err.printf("error %d: %s%n", code.number(), ErrorText.of(code, language));
    err.flush();
  }
}
