package io.floatwise.telegram.screen;

import io.floatwise.core.error.ErrorCode;
import io.floatwise.core.error.ErrorText;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Every sentence of the bot, by key, in one language. `{0}`, `{1}` ... stand for the arguments.
public final class Messages {

  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

  private final ResourceBundle bundle;
  private final Locale language;

  private Messages(ResourceBundle bundle, Locale language) {
    this.bundle = bundle;
    this.language = language;
  }

  /// Falls back to English, never to the language of the machine.
  public static Messages in(Locale language) {
    return new Messages(
        ResourceBundle.getBundle(
            "io.floatwise.telegram.screen.messages",
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)),
        language);
  }

  /// A sentence as HTML: the sentence may hold tags, the arguments are escaped unless they are
  /// [Html].
  public Html html(String key, Object... arguments) {
    return new Html(
        fill(
            key,
            arguments,
            argument ->
                argument instanceof Html html
                    ? html.markup()
                    : Html.escaped(String.valueOf(argument)).markup()));
  }

  /// A sentence without markup, for buttons and answers.
  public String plain(String key, Object... arguments) {
    return fill(key, arguments, String::valueOf);
  }

  /// What an error code means and what to do, in one line.
  public Html error(ErrorCode code) {
    return html("error", code.number(), ErrorText.of(code, language));
  }

  /// A sentence about what was typed and makes no sense, with its code.
  Html wrong(String key, Object... arguments) {
    return html(key, arguments).plusLine(error(ErrorCode.INPUT));
  }

  public boolean has(String key) {
    return bundle.containsKey(key);
  }

  private String fill(String key, Object[] arguments, Function<Object, String> text) {
    Matcher places = PLACE.matcher(bundle.getString(key));
    return places.replaceAll(
        place -> Matcher.quoteReplacement(text.apply(arguments[Integer.parseInt(place.group(1))])));
  }
}
