package io.floatwise.core.operator;

import io.floatwise.core.analysis.ItemReport;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.report.Overview;
import io.floatwise.core.scan.ScanOrder;
import io.floatwise.core.scan.ScanReport;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The one facade behind every face (chat, web, terminal). Thread-safe.
public interface Operator {

  /// The latest published state; immutable.
  Status status();

  /// Calls `listener` on a thread of the engine after every change; it must return at once. Close
  /// the subscription to stop.
  Subscription subscribe(Consumer<Status> listener);

  /// Hands a command to the engine; returns when it is in the inbox. Its effect shows in a later
  /// [Status].
  ///
  /// @param by who gave it, for the journal, for example `person:0123456789ab`
  void submit(Command command, String by);

  /// Looks through the market now, from what all faces share. Takes seconds; a rate limit of the
  /// venue makes it longer.
  ///
  /// @throws io.floatwise.core.error.InputException if the order makes no sense
  /// @throws InterruptedException if the thread is interrupted
  ScanReport scan(ScanOrder order) throws InterruptedException;

  /// Reads one title closely. Takes a second or so.
  ///
  /// @throws io.floatwise.core.error.InputException if there is no such title; the message names
  ///   the nearest
  /// @throws io.floatwise.core.market.MarketUnreadException if it cannot be read
  ItemReport item(Title title);

  /// What we have, when it can be spent and what came of it; marked at the best targets of now,
  /// which may have to be read.
  Overview portfolio();

  /// Games that are traded.
  Set<Game> games();

  /// The latest command about many lots or targets since the start of the process.
  Optional<BulkReport> bulk();

  /// Answers to why and to what was missed.
  Explanations explanations();

  /// A running subscription.
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
