package io.floatwise.app.backtest;

import io.floatwise.app.why.DecidingCode;
import io.floatwise.core.backtest.OwnDeeds;
import io.floatwise.core.backtest.Preparation;
import io.floatwise.core.engine.Engine;
import io.floatwise.core.strategy.Strategy;
import io.floatwise.core.tape.TapeException;
import io.floatwise.tape.TapePart;
import io.floatwise.tape.TapeReading;
import io.floatwise.tape.prepared.PreparedFile;
import io.floatwise.tape.prepared.PreparedFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Parts of a tape, prepared once for everything that is asked about them: beside the tape, under a
/// name that is made of everything on which it depends.
final class Prepared {

  private static final int NAME_BYTES = 16;

  private final PreparedFolder folder;
  private final TapePart part;
  private final TapeChoice chosen;
  private final OwnDeeds deeds;
  private final List<Strategy> strategies;
  private final String name;

  /// @param tape its folder
  /// @param deeds of the recorder, which are taken away from its market
  /// @param strategies for which it is prepared
  Prepared(Path tape, TapePart part, TapeChoice chosen, OwnDeeds deeds, List<Strategy> strategies) {
    this.folder = new PreparedFolder(tape);
    this.part = part;
    this.chosen = chosen;
    this.deeds = deeds;
    this.strategies = List.copyOf(strategies);
    this.name = name(part, chosen, deeds, this.strategies);
  }

  /// The prepared market; made before, or now.
  ///
  /// @param reading of the tape
  /// @param onMaking is told when it has to be made, which takes as long as a run
  /// @return empty if there are series without offers, which cannot be prepared
  /// @throws IOException if it can neither be read nor written
  Optional<PreparedFile> file(TapeReading reading, Consumer<String> onMaking) throws IOException {
    try {
      Optional<PreparedFile> there = folder.open(name);
      if (there.isPresent()) {
        return there;
      }
    } catch (TapeException e) {
      onMaking.accept(e.getMessage());
      folder.drop(name);
    }
    onMaking.accept(
        "preparing %d days of the tape; the next question about them takes a moment"
            .formatted(chosen.days().size()));
    boolean isMade =
        folder.make(
            name,
            writer ->
                new Preparation(chosen.games(), strategies, reading, deeds, writer)
                    .run(chosen.days(), part.from(), part.until()));
    return isMade ? folder.open(name) : Optional.empty();
  }

  /// Lets go of it, because it is not as it was written.
  void drop() throws IOException {
    folder.drop(name);
  }

  private static String name(
      TapePart part, TapeChoice chosen, OwnDeeds deeds, List<Strategy> strategies) {
    String made =
        String.join(
            "\n",
            chosen.fingerprint(),
            part.from() + " " + part.until(),
            chosen.games().stream().sorted().map(Enum::name).collect(Collectors.joining(" ")),
            strategies.stream().map(Strategy::text).collect(Collectors.joining(" ")),
            DecidingCode.fingerprint(Engine.class),
            DecidingCode.fingerprint(TapeReading.class),
            deeds.offers().stream().map(Object::toString).sorted().collect(Collectors.joining(" ")),
            deeds.assets().entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .sorted()
                .collect(Collectors.joining(" ")));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(made.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
