package io.floatwise.telegram.screen;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Every sentence of the bot, by key, in one language. `{0}`, `{1}` ... stand for the arguments.
public final class Messages {

  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

  private final ResourceBundle bundle;

  private Messages(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /// Falls back to English, never to the language of the machine.
  public static Messages in(Locale language) {
    return new Messages(
        ResourceBundle.getBundle(
            "io.floatwise.telegram.screen.messages",
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
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

  public boolean has(String key) {
    return bundle.containsKey(key);
  }

  private String fill(String key, Object[] arguments, Function<Object, String> text) {
    Matcher places = PLACE.matcher(bundle.getString(key));
    return places.replaceAll(
        place -> Matcher.quoteReplacement(text.apply(arguments[Integer.parseInt(place.group(1))])));
  }
}
