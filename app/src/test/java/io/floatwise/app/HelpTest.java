package io.floatwise.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proving.Proves;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// What `floatwise --help` says.
class HelpTest {

  /// The list shows the first line of each description and nothing else.
  @Test
  @Proves(value = "D.11", breaks = Main.class)
  void theListOfCommandsCutsNoSentence() {
    CommandLine line = Main.commandLine(Locale.ENGLISH);
    String help = line.getUsageMessage().replaceAll("\\s+", " ");
    line.getSubcommands()
        .forEach((name, command) -> {
          String[] description = command.getCommandSpec().usageMessage().description();
          assertThat(description).as(name).isNotEmpty();
          assertThat(description[0]).as(name).endsWith(".");
          assertThat(help).contains(name + " " + description[0]);
        });
    assertThat(line.getSubcommands()).hasSizeGreaterThan(10);
  }
}
