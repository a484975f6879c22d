package io.floatwise.store.secret;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/// A real connection that stops before a given step: every statement and every commit counts. From
/// then on nothing reaches the database any more, not even a rollback, as if the process had been
/// killed.
final class StoppingConnection {

  private static final Set<String> STEPS = Set.of("prepareStatement", "commit");

  private final Connection connection;
  private final int last;
  private int steps;

  private StoppingConnection(Connection connection, int last) {
    this.connection = connection;
    this.last = last;
  }

  /// @param last how many steps are done
  static Connection over(Connection connection, int last) {
    var stopping = new StoppingConnection(connection, last);
    return (Connection)
        Proxy.newProxyInstance(
            StoppingConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              if (STEPS.contains(method.getName())) {
                stopping.steps++;
              }
              if (stopping.steps > stopping.last && !method.getName().equals("close")) {
                throw new SQLException("stopped before step " + stopping.steps);
              }
              try {
                return method.invoke(stopping.connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
