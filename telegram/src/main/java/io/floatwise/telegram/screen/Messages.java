package io.floatwise.telegram.screen;

import io.floatwise.core.error.ErrorCode;
import io.floatwise.core.error.ErrorText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Every sentence of the bot, by key, in one language and time zone. `{0}`, `{1}` ... stand for the
/// arguments.
public final class Messages {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm VV", Locale.ENGLISH);
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

  private final ResourceBundle bundle;
  private final Locale language;
  private final DateTimeFormatter time;

  private Messages(ResourceBundle bundle, Locale language, ZoneId zone) {
    this.bundle = bundle;
    this.language = language;
    this.time = TIME.withZone(zone.equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone);
  }

  /// Falls back to English, never to the language of the machine.
  ///
  /// @param zone in which times are written
  public static Messages in(Locale language, ZoneId zone) {
    return new Messages(
        ResourceBundle.getBundle(
            "io.floatwise.telegram.screen.messages",
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)),
        language,
        zone);
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

  /// A moment in the zone of the reader, who is told which.
  String time(Instant at) {
    return time.format(at);
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
