package io.floatwise.store.backup;

import io.floatwise.core.error.InputException;
import io.floatwise.core.error.NotAllowedException;
import io.floatwise.core.error.StorageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Brings what a data directory of this or an earlier release holds to another place: a folder or a
/// database. Done twice it changes nothing.
///
/// @param home where it is to be
public record Import(Home home) {

  /// What became of a section.
  public enum Fate {
    /// It is there now.
    BROUGHT,
    /// It was there already, row by row.
    UNCHANGED,
    /// It was there already, and more has happened since.
    GONE_ON,
    /// It is kept in the data directory anyway, and that is where it was.
    IN_PLACE
  }

  /// @param contents of the section where it came from
  /// @param fate what became of it
  public record Imported(SectionContents contents, Fate fate) {}

  /// A section of the source.
  ///
  /// @param target where it is to be
  private record Each(Section section, SectionContents contents, Fate fate, Section target) {}

  /// @param from a data directory; it is only read
  /// @return what became of each section
  /// @throws InputException if there is nothing in it, or it is the place itself
  /// @throws NotAllowedException if something else of the same name is there; nothing is changed
  /// @throws StorageException if it cannot be trusted, or the place cannot be written
  public List<Imported> from(Path from) {
    Home source = new Home(from, Optional.empty(), home.local());
    if (home.database().isEmpty() && source.data().equals(home.data())) {
      throw new InputException(
          "--from: expected another place than %s, found the same one".formatted(home.data()));
    }
    List<Section> sections = Parts.in(source, true);
    if (sections.isEmpty()) {
      throw new InputException(
          "--from: expected a data directory with journals, found none in " + source.data());
    }
    try (Staging staging = Staging.open(home)) {
      for (Section section : sections) {
        if (section.site() instanceof Site.InFile(Path file)) {
          stopOthers(staging, file);
        }
      }
      List<Each> all = judged(sections);
      List<Section> missing =
          all.stream().filter(each -> each.fate() == Fate.BROUGHT).map(Each::target).toList();
      if (!missing.isEmpty()) {
        staging.make("import " + source.data(), missing);
        for (Each each : all) {
          if (each.fate() == Fate.BROUGHT) {
            bring(staging, each);
          }
        }
        staging.publish();
      }
      return all.stream().map(each -> new Imported(each.contents(), each.fate())).toList();
    } catch (SQLException e) {
      throw new StorageException(
          "importing to %s failed: %s; nothing was made visible".formatted(home, e.getMessage()),
          e);
    }
  }

  /// Nobody may go on with a journal while it is taken elsewhere. Where nothing may be written,
  /// nobody can.
  private static void stopOthers(Staging staging, Path file) {
    Path folder = Optional.ofNullable(file.getParent()).orElse(file);
    if (Files.isWritable(folder)) {
      staging.lock(folder);
    }
  }

  private List<Each> judged(List<Section> sections) {
    List<Each> all = new ArrayList<>();
    List<String> different = new ArrayList<>();
    var place = new Target(home);
    for (Section section : sections) {
      Examined examined = Examined.of(section);
      Section target = section.part().to(home, section.name());
      Fate fate = Fate.BROUGHT;
      if (target.site().equals(section.site())) {
        fate = Fate.IN_PLACE;
      } else {
        Optional<Section> there = place.occupied(section.part(), section.name(), section.site());
        if (there.isPresent()) {
          Optional<Fate> found = compared(examined, there.get());
          found.ifPresentOrElse(_ -> {}, () -> different.add(there.get().where()));
          fate = found.orElse(Fate.BROUGHT);
        }
      }
      all.add(new Each(section, examined.contents(), fate, target));
    }
    if (!different.isEmpty()) {
      throw new NotAllowedException(
          "import: expected nothing there, or what began with the same rows, found something else: %s;"
                  .formatted(String.join(", ", different))
              + " nothing was changed. Move it aside, or import to another place");
    }
    return all;
  }

  private static Optional<Fate> compared(Examined source, Section there) {
    if (Examined.of(there).contents().equals(source.contents())) {
      return Optional.of(Fate.UNCHANGED);
    }
    return Target.ask(there, source.check()::isBeginningOf)
        ? Optional.of(Fate.GONE_ON)
        : Optional.empty();
  }

  private static void bring(Staging staging, Each each) throws SQLException {
    try (StagedSection staged = staging.fill(each.target())) {
      SectionContents again =
          Target.ask(
              each.section(),
              (connection, prefix) ->
                  Examined.of(each.section(), connection, prefix, staged).contents());
      if (!again.equals(each.contents())) {
        throw new StorageException(
            "%s: expected the rows of a moment ago, found others; stop what writes it, then start again"
                .formatted(each.section().where()));
      }
      staged.end(each.contents());
    }
  }
}
