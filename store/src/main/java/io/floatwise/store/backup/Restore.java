package io.floatwise.store.backup;

import io.floatwise.core.error.NotAllowedException;
import io.floatwise.core.error.StorageException;
import io.floatwise.store.secret.MasterSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Brings back what a backup holds. Nothing is visible before all of it was looked at, written, and
/// read back; a restore that was killed can be started again.
///
/// @param home where it is to be
public record Restore(Home home) {

  /// No place is excepted.
  private static final Site NONE = new Site.InFile(Path.of(""));

  /// @param secrets whether the vault is brought back as well
  /// @return what was brought back
  /// @throws io.floatwise.core.error.InputException if it is not the right master key
  /// @throws NotAllowedException if something of the same name is there already; nothing is changed
  /// @throws StorageException if the backup cannot be trusted, or the place cannot be written
  public Contents from(Path backup, MasterSource source, boolean secrets) {
    var reader = new BackupReader(backup);
    Contents contents = reader.check(source);
    try (Staging staging = Staging.open(home)) {
      List<Section> missing = missing(wanted(contents, secrets), staging.isResumed(contents.id()));
      staging.make(contents.id(), missing);
      try (var filling = new Filling(staging, missing)) {
        if (!reader.read(source, filling).equals(contents)) {
          throw new StorageException(
              "backup %s: expected the same file as a moment ago, found another one; nothing was restored"
                  .formatted(backup));
        }
      }
      staging.publish();
    } catch (SQLException e) {
      throw new StorageException(
          "restoring to %s failed: %s; nothing was made visible".formatted(home, e.getMessage()),
          e);
    }
    return new Contents(
        contents.id(), contents.moment(), contents.bytes(), wanted(contents, secrets));
  }

  private static List<SectionContents> wanted(Contents contents, boolean secrets) {
    return contents.sections().stream()
        .filter(section -> secrets || !section.kind().equals(VaultPart.KIND))
        .toList();
  }

  /// @param resumed whether what is there may have been brought by an earlier restore of this
  ///   backup
  private List<Section> missing(List<SectionContents> wanted, boolean resumed) {
    var target = new Target(home);
    List<Section> missing = new ArrayList<>();
    List<String> occupied = new ArrayList<>();
    for (SectionContents each : wanted) {
      Part part = Parts.of(each.kind()).orElseThrow();
      Optional<Section> there = target.occupied(part, each.name(), NONE);
      if (there.isEmpty()) {
        missing.add(part.to(home, each.name()));
      } else if (!resumed || !Examined.of(there.get()).contents().equals(each)) {
        occupied.add(there.get().where());
      }
    }
    if (!occupied.isEmpty()) {
      throw new NotAllowedException(
          "restore: expected a place without any of what the backup holds, found %s; nothing was changed."
                  .formatted(String.join(", ", occupied))
              + " Move it aside, or restore to another place with --data or DATABASE_URL");
    }
    return missing;
  }

  /// Puts the sections that are missing where they belong.
  private static final class Filling implements BackupReader.Sections, AutoCloseable {

    private final Staging staging;
    private final List<Section> missing;
    private Optional<StagedSection> open = Optional.empty();

    Filling(Staging staging, List<Section> missing) {
      this.staging = staging;
      this.missing = missing;
    }

    @Override
    public Rows begin(Part part, String name) throws SQLException {
      Optional<Section> section =
          missing.stream()
              .filter(each -> each.part().equals(part) && each.name().equals(name))
              .findFirst();
      if (section.isEmpty()) {
        return (_, _) -> {};
      }
      StagedSection staged = staging.fill(section.get());
      open = Optional.of(staged);
      return staged;
    }

    @Override
    public void end(SectionContents contents) throws SQLException {
      if (open.isPresent()) {
        open.get().end(contents);
        close();
      }
    }

    @Override
    public void close() throws SQLException {
      if (open.isPresent()) {
        open.get().close();
        open = Optional.empty();
      }
    }
  }
}
