package io.floatwise.core.people;

import io.floatwise.core.operator.Command;

/// What somebody may be allowed to do. Each command needs one of these; a command without a line
/// here does not compile.
public enum Permission {
  /// See and change what is kept about oneself.
  SELF("look after your own settings"),
  /// See money, lots, decisions and the market.
  SEE("see what the bot has and does"),
  /// Stop and let go on, approve, list, take back.
  TRADE("trade"),
  /// Say what may be spent.
  LIMITS("change limits or book money"),
  /// Invite people and give roles.
  PEOPLE("manage people");

  private final String deed;

  Permission(String deed) {
    this.deed = deed;
  }

  /// What `command` needs.
  public static Permission of(Command command) {
    return switch (command) {
      case Command.Pause _,
          Command.Resume _,
          Command.Halt _,
          Command.Reduce _,
          Command.Panic _,
          Command.Approve _,
          Command.Deny _,
          Command.Undo _,
          Command.DelistAll _,
          Command.ListAll _,
          Command.RepriceAll _,
          Command.CancelTargets _,
          Command.FormTargetGroup _,
          Command.PauseTargets _,
          Command.ResumeTargets _,
          Command.RepriceTargets _,
          Command.CancelTargetGroup _ ->
          TRADE;
      case Command.ChangeLimits _, Command.Confirm _, Command.AdoptMoney _ -> LIMITS;
    };
  }

  /// For people, after "may".
  @Override
  public String toString() {
    return deed;
  }
}
