package io.floatwise.app.backtest;

import java.util.List;
import java.util.regex.Pattern;

/// Headings, tables and paragraphs of one page; every text is escaped here. Not thread-safe.
final class Html {

  private static final Pattern LOSS = Pattern.compile("-[0-9][0-9.,]*( %)?( \\(.*\\))?");

  private final StringBuilder html;

  Html(String title) {
    this.html = new StringBuilder(HtmlPage.head(title));
  }

  /// The whole page.
  String page() {
    return html + "</body>\n</html>\n";
  }

  /// What is HTML already.
  Html raw(String markup) {
    html.append(markup).append('\n');
    return this;
  }

  /// @param level 1 to 3
  Html heading(int level, String text) {
    return raw("<h%d>%s</h%d>".formatted(level, HtmlPage.escaped(text), level));
  }

  Html paragraph(String text) {
    return raw("<p>" + HtmlPage.escaped(text) + "</p>");
  }

  /// Small print.
  Html note(String text) {
    return raw("<p class=\"note\">" + HtmlPage.escaped(text) + "</p>");
  }

  /// One large figure; they stand between `<div class="figures">` and its end.
  Html figure(String name, String value) {
    return raw("<div><b>%s</b>%s</div>".formatted(HtmlPage.escaped(value), HtmlPage.escaped(name)));
  }

  /// Begins a table that scrolls where it is too wide.
  Html table(String... columns) {
    html.append("<div class=\"wide\"><table>\n<tr>");
    for (String column : columns) {
      html.append("<th>").append(HtmlPage.escaped(column)).append("</th>");
    }
    return raw("</tr>");
  }

  Html row(String... cells) {
    return row("", cells);
  }

  /// A row that adds up those before it.
  Html sum(String... cells) {
    return row(" class=\"sum\"", cells);
  }

  private Html row(String style, String... cells) {
    html.append("<tr").append(style).append('>');
    cells(List.of(cells));
    return raw("</tr>");
  }

  private void cells(List<String> cells) {
    for (String cell : cells) {
      html.append(LOSS.matcher(cell).matches() ? "<td class=\"minus\">" : "<td>")
          .append(HtmlPage.escaped(cell))
          .append("</td>");
    }
  }

  /// A row that ends with words instead of a figure.
  Html row(List<String> cells, String words) {
    html.append("<tr>");
    cells(cells);
    return raw("<td class=\"words\">" + HtmlPage.escaped(words) + "</td></tr>");
  }

  /// A row of one figure that ends with a sentence.
  Html worded(boolean isSum, String name, String value, String words) {
    return raw(
        "<tr%s><td>%s</td><td%s>%s</td><td class=\"words\">%s</td></tr>"
            .formatted(
                isSum ? " class=\"sum\"" : "",
                HtmlPage.escaped(name),
                LOSS.matcher(value).matches() ? " class=\"minus\"" : "",
                HtmlPage.escaped(value),
                HtmlPage.escaped(words)));
  }

  Html endTable() {
    return raw("</table></div>");
  }
}
