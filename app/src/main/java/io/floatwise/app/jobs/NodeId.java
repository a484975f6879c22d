package io.floatwise.app.jobs;

import java.util.UUID;

/// Names of processes that do jobs.
public final class NodeId {

  private NodeId() {}

  /// For people, and different from that of every other process.
  public static String unique() {
    return "%d-%s".formatted(ProcessHandle.current().pid(), UUID.randomUUID());
  }
}
