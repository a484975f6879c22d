package io.floatwise.core.error;

import java.util.Locale;
import java.util.ResourceBundle;

/// What an [ErrorCode] means to people, in one language.
///
/// @param meaning one sentence
/// @param advice what to do, one sentence
public record ErrorText(String meaning, String advice) {

  private static final String BUNDLE = "io.floatwise.core.error.errors";

  /// There are texts in English, Russian, Spanish and German. Falls back to English, never to the
  /// language of the machine.
  public static ErrorText of(ErrorCode code, Locale language) {
    ResourceBundle texts =
        ResourceBundle.getBundle(
            BUNDLE,
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return new ErrorText(
        texts.getString(code.number() + ".meaning"), texts.getString(code.number() + ".advice"));
  }

  @Override
  public String toString() {
    return meaning + " " + advice;
  }
}
