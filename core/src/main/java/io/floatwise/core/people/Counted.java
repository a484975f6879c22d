package io.floatwise.core.people;

import io.floatwise.core.operator.Command;
import io.floatwise.core.shared.CommandKind;
import java.util.Optional;

/// As what a command counts for the limits of whoever gives it, in every face.
public final class Counted {

  private Counted() {}

  /// Empty for what stops something: nobody is ever kept from that.
  public static Optional<CommandKind> as(Command command) {
    return switch (command) {
      case Command.Pause _,
          Command.Halt _,
          Command.Reduce _,
          Command.Panic _,
          Command.Deny _,
          Command.PauseTargets _ ->
          Optional.empty();
      case Command.DelistAll _, Command.CancelTargets _, Command.CancelTargetGroup _ ->
          Optional.of(CommandKind.DELETE);
      case Command.FormTargetGroup _, Command.ResumeTargets _, Command.RepriceTargets _ ->
          Optional.of(CommandKind.TARGET_CREATE);
      case Command.ChangeLimits _, Command.Confirm _ -> Optional.of(CommandKind.SETTINGS);
      case Command.Resume _,
          Command.Approve _,
          Command.Undo _,
          Command.ListAll _,
          Command.RepriceAll _,
          Command.AdoptMoney _ ->
          Optional.of(CommandKind.OTHER);
    };
  }
}
