package io.floatwise.tape.series;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What became of a file of series, and what is wrong with it.
///
/// @param rows of the file
/// @param points that are on the tape now
/// @param titles how many
/// @param daysThere days that the tape had already; what the file says of them is left out
/// @param from first moment
/// @param until last moment
/// @param units how many points are in each currency and unit, for example `USD/3`
/// @param unreadable values that cannot be used
/// @param backwards rows whose time is before that of the row above of the same title
/// @param repeated points that stand there again, the same
/// @param conflicting points that stand there again, different; the last one counts
/// @param gaps stretches without a point, longer than three times the usual distance
/// @param longestGap for people; empty if there is none
/// @param frozen stretches of ten and more points of a title that are all the same
/// @param longestFrozen for people; empty if there is none
/// @param outliers prices over ten times or under a tenth of the median of those around them
/// @param rounded prices that were finer than their unit
/// @param cut why the file was not read to its end; empty if it was
/// @param examples of faults
public record ImportReport(
    String file,
    int rows,
    int points,
    int titles,
    int daysThere,
    Instant from,
    Instant until,
    Map<String, Integer> units,
    int unreadable,
    int backwards,
    int repeated,
    int conflicting,
    int gaps,
    String longestGap,
    int frozen,
    String longestFrozen,
    int outliers,
    int rounded,
    String cut,
    List<String> examples) {

  public ImportReport {
    units = Map.copyOf(units);
    examples = List.copyOf(examples);
  }
}
