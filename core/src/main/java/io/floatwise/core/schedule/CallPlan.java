package io.floatwise.core.schedule;

import io.floatwise.core.item.Title;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a number of calls is spent on: the looks that are worth most for each call, until the calls
/// are used up. Who wishes for the same title shares one look, and what it is worth to each of them
/// adds up.
///
/// @param looks most valuable for each call first
/// @param calls what they cost together
public record CallPlan(List<Look> looks, int calls) {

  private record Errand(Title title, Duration salesAge, double cents, int calls) {
    Errand with(Wish other) {
      Duration age = other.look().salesAge();
      return new Errand(
          title,
          age.compareTo(salesAge) < 0 ? age : salesAge,
          cents + other.cents(),
          Math.max(calls, other.calls()));
    }

    double worthPerCall() {
      return cents / calls;
    }
  }

  public CallPlan {
    looks = List.copyOf(looks);
  }

  /// Takes the best that fit into `calls`. What is worth nothing is not asked, however many calls
  /// are left: others may need them.
  public static CallPlan of(Collection<Wish> wishes, int calls) {
    Map<Title, Errand> errands = new LinkedHashMap<>();
    for (Wish wish : wishes) {
      Title title = wish.look().title();
      Errand known = errands.get(title);
      errands.put(
          title,
          known == null
              ? new Errand(title, wish.look().salesAge(), wish.cents(), wish.calls())
              : known.with(wish));
    }
    List<Errand> ranked =
        errands.values().stream()
            .filter(errand -> errand.cents() > 0)
            .sorted(
                Comparator.comparingDouble(Errand::worthPerCall)
                    .reversed()
                    .thenComparing(Errand::title))
            .toList();
    var looks = new ArrayList<Look>();
    int left = calls;
    for (Errand errand : ranked) {
      if (left < 1) {
        break;
      }
      if (errand.calls() <= left) {
        left -= errand.calls();
        looks.add(new Look(errand.title(), errand.salesAge()));
      }
    }
    return new CallPlan(looks, calls - left);
  }
}
