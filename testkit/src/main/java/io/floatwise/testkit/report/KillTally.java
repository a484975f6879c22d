package io.floatwise.testkit.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// What was said to be durable and what was there, over many kills. Not thread-safe.
public final class KillTally {

  private int kills;
  private int further;
  private long said;
  private long there;
  private long least = Long.MAX_VALUE;
  private long most;

  /// @param before how much there was when the process began
  /// @param said how much there was by its own words
  /// @param there how much was found
  public void kill(long before, long said, long there) {
    kills++;
    further += there > said ? 1 : 0;
    this.said += said - before;
    this.there += there - before;
    least = Math.min(least, there - before);
    most = Math.max(most, there - before);
  }

  /// @param things in the plural
  public Map<String, String> figures(String things) {
    var figures = new LinkedHashMap<String, String>();
    figures.put("kills", number(kills));
    figures.put(things + ": was said", number(said));
    figures.put(things + ": was there", number(there));
    figures.put("kills after which more was there than was said, all of it whole", number(further));
    figures.put(
        things + " that one process wrote before its kill", number(least) + " to " + number(most));
    return figures;
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
