package io.floatwise.store.backup;

import io.floatwise.core.journal.Entry;
import io.floatwise.core.people.People;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.database.DatabaseUrl;
import io.floatwise.store.database.DirectoryLock;
import io.floatwise.store.journal.JournalHome;
import io.floatwise.store.journal.JournalPlace;
import io.floatwise.store.journal.SqlJournal;
import io.floatwise.store.people.PeoplePlace;
import io.floatwise.store.secret.MasterSource;
import io.floatwise.store.secret.OpenVault;
import io.floatwise.store.secret.SecretName;
import io.floatwise.store.secret.SecretText;
import io.floatwise.store.secret.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Places where a program of a test keeps its journals, and what is done there.
final class Places {

  static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  /// Made up: the Base64 of 32 bytes.
  static final String KEY = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=";

  private Places() {}

  static MasterSource key() {
    return new MasterSource.KeyText(KEY.toCharArray());
  }

  static Home folder(Path data) {
    return new Home(data, Optional.empty(), Set.of("demo"));
  }

  static Home database(Path data, String url) {
    return new Home(data, Optional.of(DatabaseUrl.parse(url)), Set.of("demo"));
  }

  static Backups backups(Home home) {
    return new Backups(home, InstantSource.fixed(NOW));
  }

  private static JournalPlace place(Home home, String name) {
    return new JournalHome(
            home.data(), home.local().contains(name) ? Optional.empty() : home.database())
        .place(name);
  }

  /// What is done with an open journal.
  interface Use {
    void of(SqlJournal journal);
  }

  static void open(Home home, String name, String account, Use use) {
    JournalPlace place = place(home, name);
    try (var lock = DirectoryLock.take(DataDirectory.open(place.folder()));
        var journals = place.write(lock);
        var journal = journals.open(account)) {
      use.of(journal);
    }
  }

  static void append(Home home, String name, String account, List<Entry> entries) {
    open(home, name, account, journal -> journal.append(entries));
  }

  static List<Entry> entries(Home home, String name, String account) {
    List<Entry> entries = new ArrayList<>();
    try (var reading = place(home, name).read()) {
      reading.replay(account, entries::add);
    }
    return entries;
  }

  /// What is done with the people of a place.
  interface Among {
    void all(People people);
  }

  static void people(Home home, Among among) {
    try (People people = new PeoplePlace(home.data(), home.database()).open()) {
      among.all(people);
    }
  }

  /// Of every section that is there, by its title.
  static Map<String, SectionContents> digests(Home home) {
    var digests = new TreeMap<String, SectionContents>();
    for (Section section : Parts.in(home, true)) {
      digests.put(section.title(), Examined.of(section).contents());
    }
    return digests;
  }

  /// Makes a vault that [#KEY] opens, with one secret.
  static void vault(Home home, String name, String value) {
    DataDirectory data = DataDirectory.open(home.data());
    try (MasterSource source = key()) {
      if (!Vault.isIn(home.data())) {
        Vault.create(data, source, NOW);
      }
      try (Vault vault = Vault.open(data);
          OpenVault open = vault.unlock(source);
          SecretText text = SecretText.of(value.toCharArray())) {
        open.put(new SecretName(SecretName.USUAL_ACCOUNT, name), text, NOW);
      }
    }
  }

  static Optional<String> secret(Home home, String name) {
    try (MasterSource source = key();
        Vault vault = Vault.open(DataDirectory.open(home.data()));
        OpenVault open = vault.unlock(source)) {
      return open.find(new SecretName(SecretName.USUAL_ACCOUNT, name))
          .map(text -> new String(text.chars()));
    }
  }

  /// Files below `folder` that hold anything but a lock.
  static List<Path> files(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().endsWith(".lock"))
          .toList();
    }
  }
}
