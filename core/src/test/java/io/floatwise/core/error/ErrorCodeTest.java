package io.floatwise.core.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.market.Failure;
import io.floatwise.core.risk.InvalidLimitsException;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.trade.Setting;
import io.floatwise.proving.Proves;
import io.floatwise.proving.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table of codes; docs/errors.md is made of it, and `-Derrors.write` rewrites that page.
class ErrorCodeTest {

  private static final Path PAGE = Repository.root().resolve("docs/errors.md");

  private static final List<Locale> LANGUAGES =
      Stream.of("en", "ru", "es", "de").map(Locale::forLanguageTag).toList();

  /// Written down once more, because a number that moves is what must not happen.
  private static final Map<Integer, String> PROMISED =
      Map.of(
          1000, "UNEXPECTED",
          2000, "MARKETPLACE",
          3000, "INPUT",
          4000, "AUTHORISATION",
          5000, "RATE",
          6000, "CONNECTION",
          7000, "STORAGE",
          8000, "RULE");

  @Test
  @Proves(value = "P4.6.11", breaks = ErrorCode.class)
  void thereAreEightCodesAndTheirNumbersStayTheSame() {
    assertThat(
            Arrays.stream(ErrorCode.values())
                .collect(Collectors.toMap(ErrorCode::number, ErrorCode::name)))
        .isEqualTo(PROMISED);
    assertThat(Stream.of(999, 1000, 1001, 8000, 9000).map(n -> ErrorCode.of(n).isPresent()))
        .containsExactly(false, true, false, true, false);
    assertThat(ErrorCode.RATE.after("wait")).isEqualTo("wait (error 5000)");
  }

  @Test
  @Proves(value = "P4.6.11", breaks = ErrorText.class)
  void everyCodeHasATextOfItsOwnInEachOfTheFourLanguages() {
    Set<String> seen = new HashSet<>();
    for (Locale language : LANGUAGES) {
      for (ErrorCode code : ErrorCode.values()) {
        ErrorText text = ErrorText.of(code, language);
        assertThat(Stream.of(text.meaning(), text.advice()))
            .as("%s in %s", code, language)
            .allSatisfy(sentence -> assertThat(sentence).endsWith(".").hasSizeGreaterThan(15))
            .allSatisfy(sentence -> assertThat(seen.add(sentence)).as(sentence).isTrue());
      }
    }
    assertThat(seen).hasSize(4 * 8 * 2);
    assertThat(ErrorText.of(ErrorCode.RATE, locale("ru")).meaning())
        .containsPattern("\\p{IsCyrillic}");
    assertThat(ErrorText.of(ErrorCode.RATE, locale("es-MX")))
        .isEqualTo(ErrorText.of(ErrorCode.RATE, locale("es")));
  }

  @Test
  @Proves(value = "P4.6.11", breaks = ErrorText.class)
  void otherLanguagesGetEnglishWhateverTheMachineSpeaks() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(ErrorText.of(ErrorCode.INPUT, Locale.FRENCH))
          .isEqualTo(ErrorText.of(ErrorCode.INPUT, Locale.ENGLISH));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  @Proves(value = "P4.6.11", breaks = Failure.class, breaksMethods = "errorCode")
  void everyFailureOfACallHasItsCode() {
    assertThat(
            Stream.of(
                    new Failure.Throttled(Duration.ZERO, "d"),
                    new Failure.Unauthorised("d"),
                    new Failure.Refused("c", "d"),
                    new Failure.Unreachable("d"),
                    new Failure.Garbled("d"))
                .map(failure -> failure.errorCode().number()))
        .containsExactly(5000, 4000, 2000, 6000, 2000);
  }

  @Test
  void limitsThatCannotHoldAreWrongInput() {
    var changes = List.of(new Setting("max-per-trade", "much"));

    assertThatThrownBy(() -> Limits.DEFAULT.changed(changes))
        .isInstanceOfSatisfying(
            InvalidLimitsException.class,
            e -> assertThat(e.errorCode()).isEqualTo(ErrorCode.INPUT));
  }

  @Test
  void thePageListsEveryCodeAsItIs() throws IOException {
    if (System.getProperty("errors.write") != null) {
      Files.writeString(PAGE, page());
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page());
  }

  private static String page() {
    return """
    # Errors

    Every error that the command line, the chat or the page shows carries one of eight codes. On the
    command line it stands in a line of its own below the message, with what it means in the language
    of the machine (`LANG`); elsewhere as `(error 6000)` behind the message. The message says what was
    expected and what was found; a code never changes its meaning.

    Exit code of the program: 2 for 3000 and 8000, 1 for every other one.

    In the code: an enum `core.error.ErrorCode`, and an interface `CodedError` that every exception
    which reaches a person and every failed call (`core.market.Failure`) implements. There is no
    common class above them, because they have nothing else in common. What carries no code is a bug,
    1000, and the only one that is shown with a stack trace. A purchase that comes too late, a refused
    price or a rule of risk is no error but a result, and has a reason instead.
    """
        + LANGUAGES.stream().map(ErrorCodeTest::table).collect(Collectors.joining());
  }

  private static String table(Locale language) {
    return "%n## %s%n%n| Code | Kind | Meaning | What to do |%n|---|---|---|---|%n"
            .formatted(language.getDisplayLanguage(Locale.ENGLISH))
        + Arrays.stream(ErrorCode.values())
            .map(code -> {
              ErrorText text = ErrorText.of(code, language);
              return "| %d | `%s` | %s | %s |%n"
                  .formatted(code.number(), code, text.meaning(), text.advice());
            })
            .collect(Collectors.joining());
  }

  private static Locale locale(String tag) {
    return Locale.forLanguageTag(tag);
  }
}
