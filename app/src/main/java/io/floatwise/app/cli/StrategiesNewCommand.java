package io.floatwise.app.cli;

import io.floatwise.app.strategy.Skeleton;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `floatwise strategies new`.
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a new strategy and its test into the sources of Floatwise, for you to change.",
      "It compiles and passes as it is; docs/strategies.md goes through it."
    })
public final class StrategiesNewCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "NAME",
      description = "Of the strategy: small letters, digits and hyphens, for example buy-low.")
  private String name = "";

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "Root of the sources (default: the current folder).")
  private Path root = Path.of("");

  @Override
  public Integer call() {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var skeleton = new Skeleton(name);
    skeleton.write(root, out).forEach(file -> out.println("wrote " + file));
    out.printf(
        "Now add 'new %s()' to BUILT_IN in %s, the one place where strategies are registered.%n"
            + "Then: ./mvnw -q -pl core -am test -Dtest=%sTest -Dsurefire.failIfNoSpecifiedTests=false%n"
            + "and:  ./floatwise backtest TAPE --strategy %s%n",
        skeleton.className(), root.resolve(Skeleton.REGISTRY), skeleton.className(), name);
    out.flush();
    return 0;
  }
}
