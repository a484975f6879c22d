package io.floatwise.app.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.app.cli.CommandRun;
import io.floatwise.core.strategies.Strategies;
import io.floatwise.core.strategy.Parameter;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.proving.Proves;
import io.floatwise.proving.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// docs/strategies.md says what the strategies declare, and shows what the template writes;
/// `-Dstrategies.write` rewrites both.
class StrategiesPageTest {

  private static final Path PAGE = Repository.root().resolve("docs/strategies.md");

  @Test
  void thePageSaysWhatTheStrategiesDeclare() throws IOException {
    String page = Files.readString(PAGE);
    String right = between(between(page, "declared", table()), "template", code());
    if (System.getProperty("strategies.write") != null) {
      Files.writeString(PAGE, right);
    } else {
      assertThat(page).isEqualTo(right);
    }
  }

  /// `page` with `text` between its two marks.
  private static String between(String page, String mark, String text) {
    String begin = "<!-- " + mark + " -->\n";
    String end = "<!-- end of " + mark + " -->\n";
    assertThat(page).contains(begin, end);
    return page.substring(0, page.indexOf(begin) + begin.length())
        + text
        + page.substring(page.indexOf(end));
  }

  private static String table() {
    return Strategies.BUILT_IN.stream()
        .map(StrategiesPageTest::section)
        .collect(Collectors.joining());
  }

  private static String section(Strategy strategy) {
    String usual = Strategies.USUAL.contains(strategy) ? "Trades as usual." : "Off unless chosen.";
    String text = "**`%s`.** %s %s\n\n".formatted(strategy.name(), strategy.about(), usual);
    if (strategy.parameters().isEmpty()) {
      return text;
    }
    return text
        + "| Parameter | What it does | From | To | Usually |\n|---|---|--:|--:|--:|\n"
        + strategy.parameters().stream().map(StrategiesPageTest::row).collect(Collectors.joining())
        + "\n";
  }

  private static String row(Parameter each) {
    return "| `%s` | %s | %d | %d | %d |\n"
        .formatted(each.name(), each.about(), each.least(), each.most(), each.usual());
  }

  private static String code() {
    return "```java\n" + new Skeleton("buy-low").source() + "```\n";
  }

  @Test
  @Proves(value = "P4.6.5", breaks = StrategyList.class)
  void theCommandListsThemAsTextAndAsJson() {
    JsonNode all =
        JsonMapper.builder().build().readTree(CommandRun.of(List.of("strategies", "--json")).out());
    assertThat(all.findValuesAsString("usual").subList(0, 3)).containsOnly("true");
    String text = CommandRun.of(List.of("strategies")).out();
    for (int i = 0; i < Strategies.BUILT_IN.size(); i++) {
      Strategy strategy = Strategies.BUILT_IN.get(i);
      JsonNode line = all.path(i);
      assertThat(line.path("name").asString()).isEqualTo(strategy.name());
      assertThat(line.path("usual").asBoolean()).isEqualTo(Strategies.USUAL.contains(strategy));
      assertThat(text).contains(strategy.name() + "  ");
      for (int p = 0; p < strategy.parameters().size(); p++) {
        Parameter parameter = strategy.parameters().get(p);
        JsonNode said = line.path("parameters").path(p);
        assertThat(said.path("name").asString()).isEqualTo(parameter.name());
        assertThat(said.path("least").asLong()).isEqualTo(parameter.least());
        assertThat(said.path("most").asLong()).isEqualTo(parameter.most());
        assertThat(said.path("usual").asLong()).isEqualTo(parameter.usual());
        assertThat(text)
            .contains(
                "%s: %d to %d, usually %d."
                    .formatted(
                        parameter.name(), parameter.least(), parameter.most(), parameter.usual()));
      }
    }
  }
}
