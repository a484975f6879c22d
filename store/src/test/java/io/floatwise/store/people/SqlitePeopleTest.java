package io.floatwise.store.people;

import io.floatwise.store.database.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

class SqlitePeopleTest extends SqlPeopleContract {

  @TempDir private Path temp;

  @Override
  SqlPeople open() {
    return new PeoplePlace(temp, Optional.empty()).open();
  }

  @Override
  Connection raw() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + new DataDirectory(temp).people());
  }

  @Override
  List<byte[]> files() throws IOException {
    List<byte[]> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(temp)) {
      for (Path file : files.toList()) {
        all.add(Files.readAllBytes(file));
      }
    }
    return all;
  }
}
