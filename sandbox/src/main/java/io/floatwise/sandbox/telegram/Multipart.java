package io.floatwise.sandbox.telegram;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A body of `multipart/form-data` (RFC 7578) whose files are texts.
///
/// @param values fields that are no files, by name
/// @param files fields that are files, by name
record Multipart(Map<String, String> values, Map<String, Attachment> files) {

  private static final String LINE = "\r\n";
  private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
  private static final Pattern FILE = Pattern.compile("filename=\"([^\"]*)\"");

  /// @throws Refusal if it is none
  static Multipart of(String boundary, String body) {
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, Attachment> files = new LinkedHashMap<>();
    String mark = LINE + "--" + boundary;
    String rest = LINE + body;
    int from = rest.indexOf(mark);
    while (from >= 0 && !rest.startsWith("--", from + mark.length())) {
      int next = rest.indexOf(mark, from + mark.length());
      int head = rest.indexOf(LINE + LINE, from);
      if (next < 0 || head < 0 || head > next) {
        throw Refusal.badRequest("can't parse the form");
      }
      String heads = rest.substring(from + mark.length(), head);
      String content = rest.substring(head + 2 * LINE.length(), next);
      String name =
          found(NAME, heads).orElseThrow(() -> Refusal.badRequest("can't parse the form"));
      found(FILE, heads)
          .ifPresentOrElse(
              file -> files.put(name, new Attachment(file, content)),
              () -> values.put(name, content));
      from = next;
    }
    return new Multipart(values, files);
  }

  private static Optional<String> found(Pattern pattern, String heads) {
    Matcher matcher = pattern.matcher(heads);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
