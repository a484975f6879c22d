package io.floatwise.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.error.ErrorCode;
import io.floatwise.core.error.ErrorText;
import io.floatwise.core.error.InputException;
import io.floatwise.core.error.NotAllowedException;
import io.floatwise.core.error.StorageException;
import io.floatwise.core.market.Failure;
import io.floatwise.core.market.MarketUnreadException;
import io.floatwise.proving.Proves;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the command line says about errors.
@Proves(value = "P4.6.11", breaks = PlainErrors.class)
class PlainErrorsTest {

  @TempDir Path data;

  private record Ended(int code, String err) {}

  private Ended run(Locale language, String... words) {
    var err = new StringWriter();
    int code = Main.commandLine(language).setErr(new PrintWriter(err, true)).execute(words);
    return new Ended(code, err.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ru", "es", "de", "fr"})
  void aWrongFlagIsExplainedInTheLanguageOfThePerson(String tag) {
    Locale language = Locale.forLanguageTag(tag);
    Ended unknown = run(language, "demo", "--untl", "sold");
    Ended senseless = run(language, "demo", "--days", "0", "--data", data.toString());

    String said = "error 3000: " + ErrorText.of(ErrorCode.INPUT, language);
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("Unknown options: '--untl', 'sold'").contains(said);
    assertThat(senseless)
        .isEqualTo(
            new Ended(2, "floatwise: --days: expected 1 or more, found 0%n%s%n".formatted(said)));
  }

  @ParameterizedTest
  @CsvSource({
    "2, 3000, run --mode lve",
    "2, 3000, export --to -",
    "2, 3000, scan --sandbox http://10.0.0.1:80",
    "2, 8000, run --mode live",
    "1, 7000, item AK-47 --sandbox http://127.0.0.1:9",
    "1, 7000, portfolio --mode demo",
  })
  void whatAPersonMeetsOnTheCommandLineHasACodeAndNoStackTrace(int exit, int code, String line) {
    var words = new java.util.ArrayList<>(java.util.List.of(line.split(" ")));
    words.addAll(java.util.List.of("--data", data.toString()));
    Ended end = run(Locale.ENGLISH, words.toArray(String[]::new));

    assertThat(end.err()).startsWith("floatwise: ").contains("\nerror " + code + ": ");
    assertThat(end.err()).doesNotContain("\tat ");
    assertThat(end.code()).isEqualTo(exit);
  }

  @Test
  void theCodeOfAnExceptionIsWhatItSaysOrWhatTheBaseLibraryMeans() {
    var missing = new NoSuchFileException("gone");
    var expected = new LinkedHashMap<Exception, Integer>();
    expected.put(new IllegalArgumentException("a bug of ours"), 1000);
    expected.put(new IllegalStateException("a bug of ours"), 1000);
    expected.put(new IOException("of unknown origin"), 1000);
    expected.put(new MarketUnreadException("it", new Failure.Garbled("?")), 2000);
    expected.put(new InputException("no number"), 3000);
    expected.put(new MarketUnreadException("it", new Failure.Unauthorised("?")), 4000);
    expected.put(new MarketUnreadException("it", new Failure.Unreachable("?")), 6000);
    expected.put(new BindException("taken"), 6000);
    expected.put(new IllegalStateException("no server", new BindException("taken")), 6000);
    expected.put(new StorageException("damaged"), 7000);
    expected.put(missing, 7000);
    expected.put(new UncheckedIOException(missing), 7000);
    expected.put(new NotAllowedException("not here"), 8000);

    var found = new LinkedHashMap<Exception, Integer>();
    expected.keySet().forEach(e -> found.put(e, PlainErrors.codeOf(e).number()));
    assertThat(found).isEqualTo(Map.copyOf(expected));
  }

  @Test
  void aBugIsShownWithItsTraceAndEverythingElseWithout() {
    var err = new StringWriter();
    var line = Main.commandLine(Locale.ENGLISH).setErr(new PrintWriter(err, true));
    int code =
        new PlainErrors(Locale.ENGLISH, line.getParameterExceptionHandler())
            .handleExecutionException(new IllegalArgumentException("odd"), line, null);

    assertThat(code).isEqualTo(1);
    assertThat(err.toString()).contains("error 1000: ").contains("\tat ").contains("odd");
  }
}
