package io.floatwise.core.people;

import io.floatwise.core.analysis.ItemReport;
import io.floatwise.core.error.NotAllowedException;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.operator.BulkReport;
import io.floatwise.core.operator.Command;
import io.floatwise.core.operator.Explanations;
import io.floatwise.core.operator.Operator;
import io.floatwise.core.operator.Status;
import io.floatwise.core.report.Overview;
import io.floatwise.core.scan.ScanOrder;
import io.floatwise.core.scan.ScanReport;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Hands on the commands that somebody may give. Thread-safe.
///
/// @param rights what he may do
record LimitedOperator(Operator whole, Set<Permission> rights) implements Operator {

  /// @throws NotAllowedException if he may not
  @Override
  public void submit(Command command, String by) {
    Permission needed = Permission.of(command);
    if (!rights.contains(needed)) {
      throw new NotAllowedException(
          "%s: expected a role that may %s, found one that may not; ask an owner"
              .formatted(command.name(), needed));
    }
    whole.submit(command, by);
  }

  @Override
  public Status status() {
    return whole.status();
  }

  @Override
  public Subscription subscribe(Consumer<Status> listener) {
    return whole.subscribe(listener);
  }

  @Override
  public ScanReport scan(ScanOrder order) throws InterruptedException {
    return whole.scan(order);
  }

  @Override
  public ItemReport item(Title title) {
    return whole.item(title);
  }

  @Override
  public Overview portfolio() {
    return whole.portfolio();
  }

  @Override
  public Set<Game> games() {
    return whole.games();
  }

  @Override
  public Optional<BulkReport> bulk() {
    return whole.bulk();
  }

  @Override
  public Explanations explanations() {
    return whole.explanations();
  }
}
