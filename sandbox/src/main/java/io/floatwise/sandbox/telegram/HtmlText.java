package io.floatwise.sandbox.telegram;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads the HTML subset of the Bot API with the refusals of Telegram's own parser (`parse_html` in
/// the source of tdlib). Not thread-safe, used once.
final class HtmlText {

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("b", "bold"),
          Map.entry("strong", "bold"),
          Map.entry("i", "italic"),
          Map.entry("em", "italic"),
          Map.entry("u", "underline"),
          Map.entry("ins", "underline"),
          Map.entry("s", "strikethrough"),
          Map.entry("strike", "strikethrough"),
          Map.entry("del", "strikethrough"),
          Map.entry("code", "code"),
          Map.entry("pre", "pre"),
          Map.entry("blockquote", "blockquote"),
          Map.entry("tg-spoiler", "spoiler"),
          Map.entry("a", "text_link"));
  private static final Map<String, String> NAMED =
      Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"");

  private final String source;
  private final StringBuilder text = new StringBuilder();
  private final List<Entity> entities = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private int at;

  private HtmlText(String source) {
    this.source = source;
  }

  private record Open(String tag, int offset, Optional<String> url) {}

  static Formatted parse(String source) {
    return new HtmlText(source).run();
  }

  private Formatted run() {
    while (at < source.length()) {
      switch (source.charAt(at)) {
        case '&' -> reference();
        case '<' -> tag();
        default -> text.append(source.charAt(at++));
      }
    }
    if (!open.isEmpty()) {
      throw refused(
          "Can't find end tag corresponding to start tag \"" + open.getFirst().tag() + '"');
    }
    entities.sort(
        Comparator.comparingInt(Entity::offset)
            .thenComparing(Comparator.comparingInt(Entity::length).reversed()));
    return new Formatted(text.toString(), entities).trimmed();
  }

  /// `&lt;` and its like; anything else that begins with `&` is plain text.
  private void reference() {
    int end = source.indexOf(';', at);
    String name = end < 0 || end - at > 10 ? "" : source.substring(at + 1, end);
    String meaning = NAMED.getOrDefault(name, numeric(name));
    if (meaning.isEmpty()) {
      text.append(source.charAt(at++));
      return;
    }
    text.append(meaning);
    at = end + 1;
  }

  private static String numeric(String name) {
    if (!name.matches("#([0-9]{1,7}|[xX][0-9a-fA-F]{1,6})")) {
      return "";
    }
    boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
    int code = hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
    return code > 0 && Character.isValidCodePoint(code) ? Character.toString(code) : "";
  }

  private void tag() {
    int begin = at++;
    if (at < source.length() && source.charAt(at) == '/') {
      at++;
      endTag(begin);
    } else {
      startTag(begin);
    }
  }

  private void startTag(int begin) {
    String name = name().toLowerCase(Locale.ROOT);
    if (at >= source.length()) {
      throw refused("Unclosed start tag" + offset(begin));
    }
    if (!TYPES.containsKey(name)) {
      throw refused("Unsupported start tag \"" + name + '"' + offset(begin));
    }
    Optional<String> url = Optional.empty();
    for (skipSpace(); at < source.length() && source.charAt(at) != '>'; skipSpace()) {
      Optional<String> value = attribute(name, begin);
      if (name.equals("a")) {
        url = value.or(Optional::empty);
      }
    }
    if (at >= source.length()) {
      throw refused("Unclosed start tag \"" + name + '"' + offset(begin));
    }
    at++;
    open.push(new Open(name, text.length(), url));
  }

  /// The value of an `href`, nothing for any other attribute.
  private Optional<String> attribute(String tag, int begin) {
    int start = at;
    while (at < source.length() && !isSpace() && "=>".indexOf(source.charAt(at)) < 0) {
      at++;
    }
    String name = source.substring(start, at);
    if (name.isEmpty()) {
      throw refused("Empty attribute name in the tag \"" + tag + '"' + offset(begin));
    }
    skipSpace();
    if (at >= source.length() || source.charAt(at) != '=') {
      throw refused(
          "Expected equal sign in declaration of an attribute of the tag \"%s\"%s"
              .formatted(tag, offset(begin)));
    }
    at++;
    skipSpace();
    String value = value(begin);
    return name.equals("href") ? Optional.of(value) : Optional.empty();
  }

  private String value(int begin) {
    if (at < source.length() && (source.charAt(at) == '"' || source.charAt(at) == '\'')) {
      int end = source.indexOf(source.charAt(at), at + 1);
      if (end < 0) {
        throw refused("Unclosed start tag" + offset(begin));
      }
      String quoted = source.substring(at + 1, end);
      at = end + 1;
      return quoted
          .replace("&quot;", "\"")
          .replace("&lt;", "<")
          .replace("&gt;", ">")
          .replace("&amp;", "&");
    }
    int start = at;
    while (at < source.length() && String.valueOf(source.charAt(at)).matches("[A-Za-z0-9.-]")) {
      at++;
    }
    if (at < source.length() && !isSpace() && source.charAt(at) != '>') {
      throw refused("Unexpected end of name token" + offset(start));
    }
    return source.substring(start, at);
  }

  private void endTag(int begin) {
    if (open.isEmpty()) {
      throw refused("Unexpected end tag" + offset(begin));
    }
    String name = name();
    skipSpace();
    if (at >= source.length() || source.charAt(at) != '>') {
      throw refused("Unclosed end tag" + offset(begin));
    }
    at++;
    Open opened = open.pop();
    if (!name.isEmpty() && !name.toLowerCase(Locale.ROOT).equals(opened.tag())) {
      throw refused(
          "Unmatched end tag%s, expected \"</%s>\", found \"</%s>\""
              .formatted(offset(begin), opened.tag(), name));
    }
    int length = text.length() - opened.offset();
    boolean link = opened.tag().equals("a");
    if (length > 0 && (!link || opened.url().filter(HtmlText::isLink).isPresent())) {
      String type = String.valueOf(TYPES.get(opened.tag()));
      entities.add(new Entity(type, opened.offset(), length, opened.url()));
    }
  }

  private static boolean isLink(String url) {
    return url.matches("(?i)(https?|tg)://\\S+");
  }

  private String name() {
    int start = at;
    while (at < source.length() && !isSpace() && source.charAt(at) != '>') {
      at++;
    }
    return source.substring(start, at);
  }

  private void skipSpace() {
    while (at < source.length() && isSpace()) {
      at++;
    }
  }

  private boolean isSpace() {
    return " \t\r\n\u000b\0".indexOf(source.charAt(at)) >= 0;
  }

  /// Telegram counts bytes of UTF-8.
  private String offset(int index) {
    return " at byte offset " + source.substring(0, index).getBytes(StandardCharsets.UTF_8).length;
  }

  private static Refusal refused(String why) {
    return Refusal.badRequest("can't parse entities: " + why);
  }
}
