package io.floatwise.app.cli;

import io.floatwise.app.people.PeopleText;
import io.floatwise.app.report.OutputFile;
import io.floatwise.core.error.InputException;
import io.floatwise.core.people.AccountRight;
import io.floatwise.core.people.Actor;
import io.floatwise.core.people.Invitation;
import io.floatwise.core.people.Person;
import io.floatwise.core.people.Role;
import io.floatwise.store.people.SqlPeople;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `floatwise people`.
@Command(
    name = "people",
    mixinStandardHelpOptions = true,
    description = {
      "Shows and changes who may use the bot, also while it runs.",
      "They are kept in the data directory, or in the database that DATABASE_URL names. The demo has"
          + " people of its own: --data DIR/demo."
    })
public final class PeopleCommand implements Callable<Integer> {

  private static final String ID = "Id of a person, as the list shows it.";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
    return 0;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists people with their roles.")
  int list(@Mixin PeopleOption option) {
    try (SqlPeople people = option.open()) {
      System.out.print(PeopleText.list(people));
      System.out.flush();
    }
    return 0;
  }

  @Command(
      name = "changes",
      mixinStandardHelpOptions = true,
      description = "Lists every change about people, after checking that none was tampered with.")
  int changes(@Mixin PeopleOption option) {
    try (SqlPeople people = option.open()) {
      System.out.print(PeopleText.changes(people.changes()));
      System.out.flush();
    }
    return 0;
  }

  @Command(
      name = "invite",
      mixinStandardHelpOptions = true,
      description = "Makes an invitation for one person, to be sent to the bot within 24 hours.")
  int invite(
      @Mixin PeopleOption option,
      @Parameters(paramLabel = "ROLE", description = "owner, admin, trader, viewer or pending.")
          String role) {
    try (SqlPeople people = option.open()) {
      String code = people.invite(Actor.TERMINAL, Role.of(role), Instant.now());
      System.out.println("/start " + code);
      System.err.printf(
          "works once, within %d hours; it is not shown again%n", Invitation.LIFE.toHours());
    }
    return 0;
  }

  @Command(name = "role", mixinStandardHelpOptions = true, description = "Gives a person a role.")
  int role(
      @Mixin PeopleOption option,
      @Parameters(paramLabel = "ID", description = ID) String id,
      @Parameters(
              paramLabel = "ROLE",
              description = "owner, admin, trader, viewer, pending or blocked.")
          String role) {
    return give(option, id, Role.of(role));
  }

  @Command(
      name = "block",
      mixinStandardHelpOptions = true,
      description = "Shuts a person out; the bot does not answer any more.")
  int block(
      @Mixin PeopleOption option, @Parameters(paramLabel = "ID", description = ID) String id) {
    return give(option, id, Role.BLOCKED);
  }

  private static int give(PeopleOption option, String id, Role role) {
    try (SqlPeople people = option.open()) {
      Person person = people.give(Actor.TERMINAL, id, role, Instant.now());
      System.err.printf("%s is %s%n", person.id(), person.role().word());
    }
    return 0;
  }

  @Command(
      name = "account",
      mixinStandardHelpOptions = true,
      description = {
        "Says what a person may do with one account of the vault, within his role. Who was given no",
        "account may use all; owners and admins always may."
      })
  int account(
      @Mixin PeopleOption option,
      @Parameters(paramLabel = "ID", description = ID) String id,
      @Parameters(paramLabel = "ACCOUNT", description = "Its name in the vault.") String account,
      @Parameters(paramLabel = "RIGHT", description = "see, trade or none.") String right) {
    Optional<AccountRight> given =
        right.equalsIgnoreCase("none") ? Optional.empty() : Optional.of(AccountRight.of(right));
    try (SqlPeople people = option.open()) {
      people.allow(Actor.TERMINAL, id, account, given, Instant.now());
      System.err.printf("%s: %s%n", id, people.accounts(id));
    }
    return 0;
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Writes everything that is kept about a person as JSON.")
  int export(
      @Mixin PeopleOption option,
      @Parameters(paramLabel = "ID", description = ID) String id,
      @Option(
              names = "--to",
              paramLabel = "FILE",
              required = true,
              description = "File to write, or - for the standard output.")
          String to,
      @Option(names = "--force", description = "Replace the file if it exists.") boolean force) {
    var output = new OutputFile("--to", to, force);
    output.check();
    try (SqlPeople people = option.open()) {
      output.write(people.export(id), System.out);
    }
    return 0;
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = {
        "Takes in a person as export wrote it. Who is known keeps his role and accounts; who is not",
        "waits for a role unless --role gives him one, because he may have changed the file. Doing it",
        "again changes nothing."
      })
  int take(
      @Mixin PeopleOption option,
      @Parameters(paramLabel = "FILE", description = "A file that export wrote.") Path file,
      @Option(names = "--role", paramLabel = "ROLE", description = "Of who is not known yet.")
          @Nullable String role) {
    Optional<Role> given = Optional.ofNullable(role).map(Role::of);
    String json = read(file);
    try (SqlPeople people = option.open()) {
      Person person = people.take(json, given, Instant.now());
      System.err.printf("%s is %s%n", person.id(), person.role().word());
    }
    return 0;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (MalformedInputException e) {
      throw new InputException(file + ": expected UTF-8, found something else", e);
    } catch (IOException e) {
      throw new InputException(file + ": expected a file to read, found " + e, e);
    }
  }

  @Command(
      name = "forget",
      mixinStandardHelpOptions = true,
      description = {
        "Erases everything that is kept about a person, also from the files of the database.",
        "Backups made before keep it until they are deleted."
      })
  int forget(
      @Mixin PeopleOption option,
      @Parameters(paramLabel = "ID", description = ID) String id,
      @Option(names = "--yes", required = true, description = "It cannot be undone.") boolean yes) {
    if (!yes) {
      throw new InputException("forget: expected --yes, found --yes=false");
    }
    try (SqlPeople people = option.open()) {
      people.forget(Actor.TERMINAL, id, Instant.now());
      System.err.printf("%s is forgotten%n", id);
    }
    return 0;
  }
}
