package io.floatwise.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import io.floatwise.app.mode.VenueRun;
import io.floatwise.dmarket.DMarket;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// Modes cannot be mixed: who may open what can spend, and who chooses where orders go.
class ModeRulesTest {

  private static final String CLIENT = DMarket.class.getName();
  private static final String SIGNER = "io.floatwise.dmarket.auth.RequestSigner";
  private static final String VENUE = Product.CORE + "execution.Venue";
  private static final String MODE = "io.floatwise.app.mode.Mode";

  @Test
  void onlyNamedPlacesOpenAClientThatCanWrite() {
    Predicate<JavaAccess<?>> opens =
        access -> isCall(access, CLIENT, "open") || isCall(access, SIGNER, "<init>");

    assertThat(places(opens)).as("the rule sees them").isNotEmpty();
    assertThat(unnamed(opens)).as("name it in %s, with a reason", Picture.FILE).isEmpty();
  }

  @Test
  void ofTheModesOnlyLiveOpensAClientThatCanWrite() {
    assertThat(
            Product.CLASSES.stream()
                .filter(type -> Product.outermost(type).equals(VenueRun.class.getName()))
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(access -> isCall(access, CLIENT, "open"))
                .map(access -> access.getOrigin().getName()))
        .containsExactly("live");
  }

  @Test
  void onlyNamedPlacesChooseAVenue() {
    Predicate<JavaAccess<?>> chooses =
        access ->
            isCall(access, CLIENT, "venue")
                || (access.getTarget().getName().equals("<init>")
                    && access.getTargetOwner().isAssignableTo(VENUE));

    assertThat(unnamed(chooses)).as("name it in %s, with a reason", Picture.FILE).isEmpty();
  }

  @Test
  void thereAreTwoVenues() {
    assertThat(
            Product.CLASSES.stream()
                .filter(type -> !type.isInterface() && type.isAssignableTo(VENUE))
                .map(JavaClass::getSimpleName))
        .containsExactlyInAnyOrder("DMarketVenue", "PaperVenue");
  }

  @Test
  void onlyTheCommandLineAndTheModesKnowThatThereAreModes() {
    Set<String> who = new TreeSet<>();
    for (JavaClass type : Product.CLASSES) {
      boolean knows =
          type.getDirectDependenciesFromSelf().stream()
              .anyMatch(d -> d.getTargetClass().getName().equals(MODE));
      if (knows && !type.getPackageName().equals("io.floatwise.app.mode")) {
        who.add(Product.outermost(type));
      }
    }

    assertThat(who).containsExactly("io.floatwise.app.cli.RunCommand");
  }

  @Test
  void everyNamedPlaceIsNeeded() {
    List<String> places =
        places(access -> isCall(access, CLIENT, "open") || isCall(access, CLIENT, "venue"));

    assertThat(Picture.exceptions("spenders").keySet()).isSubsetOf(places);
  }

  private static boolean isCall(JavaAccess<?> access, String owner, String method) {
    return access.getTargetOwner().getName().equals(owner)
        && access.getTarget().getName().equals(method);
  }

  private static List<String> unnamed(Predicate<JavaAccess<?>> rule) {
    var named = Picture.exceptions("spenders");
    return places(rule).stream().filter(place -> Picture.covering(named, place).isEmpty()).toList();
  }

  /// Classes outside the client that do so.
  private static List<String> places(Predicate<JavaAccess<?>> rule) {
    return Product.CLASSES.stream()
        .filter(type -> !Product.moduleOf(type).equals("dmarket"))
        .flatMap(type -> type.getAccessesFromSelf().stream())
        .filter(rule)
        .map(access -> Product.outermost(access.getOriginOwner()))
        .distinct()
        .sorted()
        .toList();
  }
}
