package io.floatwise.core.people;

import io.floatwise.core.analysis.ItemReport;
import io.floatwise.core.error.NotAllowedException;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.money.Money;
import io.floatwise.core.operator.BulkReport;
import io.floatwise.core.operator.Command;
import io.floatwise.core.operator.Explanations;
import io.floatwise.core.operator.Operator;
import io.floatwise.core.operator.Status;
import io.floatwise.core.operator.Status.ApprovalLine;
import io.floatwise.core.report.Overview;
import io.floatwise.core.scan.ScanOrder;
import io.floatwise.core.scan.ScanReport;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Shows what somebody may see and hands on the commands that he may give; every method throws
/// [NotAllowedException] for anything else. Thread-safe.
///
/// @param rights what he may do
/// @param limit dearest item that he may approve; asked only when he approves one
record LimitedOperator(Operator whole, Set<Permission> rights, Supplier<Optional<Money>> limit)
    implements Operator {

  @Override
  public void submit(Command command, String by) {
    require(Permission.of(command), command.name());
    if (command instanceof Command.Approve(var request)) {
      requireWithinLimit(request.toString());
    }
    whole.submit(command, by);
  }

  private void require(Permission needed, String what) {
    if (!rights.contains(needed)) {
      throw new NotAllowedException(
          "%s: expected a role that may %s, found one that may not; ask an owner"
              .formatted(what, needed));
    }
  }

  /// Nobody approves what is dearer than the limit that he gave himself, or of unknown cost.
  private void requireWithinLimit(String id) {
    Optional<Money> most = limit.get();
    Optional<Money> cost =
        whole.status().safety().approvals().stream()
            .filter(line -> line.id().equals(id))
            .findFirst()
            .map(ApprovalLine::cost);
    if (most.isPresent() && cost.filter(most.get()::isAtLeast).isEmpty()) {
      throw new NotAllowedException(
          "approve: expected at most %s, which is your own limit, found %s; change it with"
                  .formatted(
                      most.get(), cost.map(Money::toString).orElse("no purchase that waits so"))
              + " /settings limit");
    }
  }

  private Operator seen() {
    require(Permission.SEE, "looking");
    return whole;
  }

  @Override
  public Status status() {
    return seen().status();
  }

  @Override
  public Subscription subscribe(Consumer<Status> listener) {
    return seen().subscribe(listener);
  }

  @Override
  public ScanReport scan(ScanOrder order) throws InterruptedException {
    return seen().scan(order);
  }

  @Override
  public ItemReport item(Title title) {
    return seen().item(title);
  }

  @Override
  public Overview portfolio() {
    return seen().portfolio();
  }

  @Override
  public Set<Game> games() {
    return seen().games();
  }

  @Override
  public Optional<BulkReport> bulk() {
    return seen().bulk();
  }

  @Override
  public Explanations explanations() {
    return seen().explanations();
  }
}
