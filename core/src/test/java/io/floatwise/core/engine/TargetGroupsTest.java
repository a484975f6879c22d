package io.floatwise.core.engine;

import static io.floatwise.core.Given.TITLE;
import static io.floatwise.core.Given.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.journal.Fact;
import io.floatwise.core.market.Quote;
import io.floatwise.core.operator.Command;
import io.floatwise.core.trade.TargetGroup;
import io.floatwise.proving.Proves;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which titles a person may group.
class TargetGroupsTest {

  private static final Title REDLINE_WORN = new Title(Game.CS2, "AK-47 | Redline (Well-Worn)");
  private static final Title KNIFE = new Title(Game.CS2, "★ Karambit | Doppler (Factory New)");
  private static final Title TYPO = new Title(Game.CS2, "AK-47 | Redlin (Field-Tested)");

  private final Bot bot = new Bot();

  private void quote(Title... titles) {
    bot.step(
        new Event.QuotesObserved(
            Arrays.stream(titles)
                .map(title ->
                    new Quote(title, Optional.of(usd("10.00")), 3, Optional.empty(), 0, bot.now()))
                .toList()));
  }

  private Fact form(Title... titles) {
    var group = new TargetGroup("rifles", List.of(titles), 2, Optional.empty(), Optional.empty());
    return bot.command(new Command.FormTargetGroup(group)).entries().getLast().fact();
  }

  private String refusal(Title... titles) {
    return ((Fact.CommandRefused) form(titles)).reason();
  }

  private List<Title> grouped() {
    return bot.get().portfolio().targetLog().groups().stream()
        .flatMap(group -> group.titles().stream())
        .toList();
  }

  @Test
  @Proves(
      value = "P4.5.4",
      breaks = {KnownTitles.class, Obedience.class})
  void aMistypedTitleWouldNeverGetATargetSoTheWholeGroupIsRefusedWithWhatMayHaveBeenMeant() {
    quote(TITLE, REDLINE_WORN, KNIFE);

    assertThat(refusal(KNIFE, TYPO))
        .isEqualTo(
            "expected market names that had a quote since the start, found"
                + " 'AK-47 | Redlin (Field-Tested)', the nearest: AK-47 | Redline (Field-Tested),"
                + " AK-47 | Redline (Well-Worn), ★ Karambit | Doppler (Factory New)");
    assertThat(grouped()).isEmpty();
    assertThat(form(KNIFE, TITLE)).isInstanceOf(Fact.TargetGroupFormed.class);
    assertThat(grouped()).containsExactly(KNIFE, TITLE);
  }

  @Test
  @Proves(
      value = "P4.5.4",
      breaks = {KnownTitles.class, Engine.class})
  void nothingIsKnownOfAGameBeforeItsFirstQuotesAlsoAfterARestart() {
    String unread =
        "expected market names that had a quote since the start, found 'AK-47 | Redline"
            + " (Field-Tested)' while nothing of CS2 was quoted: it is not traded, or its prices"
            + " are not read yet";
    assertThat(refusal(TITLE)).isEqualTo(unread);
    quote(new Title(Game.RUST, TITLE.name()));
    assertThat(refusal(TITLE)).as("the same name in another game").isEqualTo(unread);
    quote(TITLE);
    assertThat(form(TITLE)).isInstanceOf(Fact.TargetGroupFormed.class);

    bot.restart();

    assertThat(grouped()).as("what was formed stays").containsExactly(TITLE);
    assertThat(refusal(TITLE)).isEqualTo(unread);
  }

  @Test
  void aTitleThatIsSoldOutForAMomentIsStillKnown() {
    quote(TITLE, KNIFE);
    quote(KNIFE);

    assertThat(form(TITLE)).isInstanceOf(Fact.TargetGroupFormed.class);
  }

  @Test
  void aFloodOfWrongTitlesGetsAShortAnswer() {
    quote(TITLE);
    String endless = "x".repeat(5_000);

    assertThat(
            refusal(
                new Title(Game.CS2, endless),
                new Title(Game.CS2, "b"),
                new Title(Game.CS2, "c"),
                new Title(Game.CS2, "d"),
                new Title(Game.CS2, "e")))
        .hasSizeLessThan(500)
        .endsWith("; and 2 more");
  }
}
