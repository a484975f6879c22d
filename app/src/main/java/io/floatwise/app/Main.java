package io.floatwise.app;

import io.floatwise.app.cli.AccountsCommand;
import io.floatwise.app.cli.BacktestCommand;
import io.floatwise.app.cli.BackupCommand;
import io.floatwise.app.cli.BarsCommand;
import io.floatwise.app.cli.BenchmarkCommand;
import io.floatwise.app.cli.CompareCommand;
import io.floatwise.app.cli.DemoCommand;
import io.floatwise.app.cli.ExportCommand;
import io.floatwise.app.cli.ImportCommand;
import io.floatwise.app.cli.IndicatorsCommand;
import io.floatwise.app.cli.ItemCommand;
import io.floatwise.app.cli.JobsCommand;
import io.floatwise.app.cli.MissedCommand;
import io.floatwise.app.cli.OptimiseBarsCommand;
import io.floatwise.app.cli.OptimiseCommand;
import io.floatwise.app.cli.PeopleCommand;
import io.floatwise.app.cli.PortfolioCommand;
import io.floatwise.app.cli.ReplayCommand;
import io.floatwise.app.cli.RestoreCommand;
import io.floatwise.app.cli.RunCommand;
import io.floatwise.app.cli.SandboxCommand;
import io.floatwise.app.cli.ScanCommand;
import io.floatwise.app.cli.SecretsCommand;
import io.floatwise.app.cli.StrategiesCommand;
import io.floatwise.app.cli.StressCommand;
import io.floatwise.app.cli.TapeCommand;
import io.floatwise.app.cli.TradesCommand;
import io.floatwise.app.cli.WatchCommand;
import io.floatwise.app.cli.WhatIfCommand;
import io.floatwise.app.cli.WhyCommand;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Where the program begins: reads the command line and starts what it names.
@Command(
    name = "floatwise",
    description = "Trades digital items on marketplaces and shows its reasons.",
    mixinStandardHelpOptions = true,
    subcommands = {
      DemoCommand.class,
      SandboxCommand.class,
      ScanCommand.class,
      WatchCommand.class,
      ItemCommand.class,
      IndicatorsCommand.class,
      PortfolioCommand.class,
      TradesCommand.class,
      AccountsCommand.class,
      ExportCommand.class,
      WhyCommand.class,
      MissedCommand.class,
      RunCommand.class,
      SecretsCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      ImportCommand.class,
      PeopleCommand.class,
      TapeCommand.class,
      BacktestCommand.class,
      CompareCommand.class,
      WhatIfCommand.class,
      ReplayCommand.class,
      StressCommand.class,
      OptimiseCommand.class,
      OptimiseBarsCommand.class,
      BarsCommand.class,
      StrategiesCommand.class,
      JobsCommand.class,
      BenchmarkCommand.class
    },
    versionProvider = Main.Version.class)
public final class Main implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  public static void main(String[] args) {
    // What is computed is written the same on every machine; texts for people choose for
    // themselves.
    Locale.setDefault(Locale.Category.FORMAT, Locale.US);
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    System.exit(commandLine(Locale.getDefault()).execute(args));
  }

  /// The whole command line.
  ///
  /// @param language of the texts about error codes; English where there are none in it
  public static CommandLine commandLine(Locale language) {
    var line = new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
    var errors = new PlainErrors(language, line.getParameterExceptionHandler());
    return line.setExecutionExceptionHandler(errors).setParameterExceptionHandler(errors);
  }

  @Override
  public Integer call() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
    return CommandLine.ExitCode.OK;
  }

  /// The version from the manifest of the jar, and the Java that runs it.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {
        "floatwise " + (version == null ? "(not packaged)" : version), "Java " + Runtime.version()
      };
    }
  }
}
