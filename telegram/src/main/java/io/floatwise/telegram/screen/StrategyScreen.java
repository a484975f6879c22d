package io.floatwise.telegram.screen;

import io.floatwise.core.operator.Status;
import io.floatwise.core.operator.Status.ParameterLine;
import io.floatwise.core.operator.Status.StrategyLine;
import io.floatwise.telegram.screen.View.Button;
import java.util.List;

/// The strategies there are, which of them trade here and with which values. It only shows: they
/// are chosen when the program is started.
final class StrategyScreen {

  private static final int MOST = 12;

  private StrategyScreen() {}

  static View open(Visit visit) {
    Status status = visit.operator().status();
    Messages m = visit.messages();
    Html text = Header.of(status, m).plusLine(Html.EMPTY).plusLine(m.html("strategies.title"));
    for (StrategyLine strategy : status.strategies().stream().limit(MOST).toList()) {
      text =
          text.plusLine(
              m.html(
                  strategy.trading() ? "strategies.trading" : "strategies.idle",
                  Html.clipped(strategy.name(), 40),
                  Html.clipped(strategy.about(), 120)));
      for (ParameterLine parameter : strategy.parameters().stream().limit(MOST).toList()) {
        text =
            text.plusLine(
                m.html(
                    "strategies.parameter",
                    Html.clipped(parameter.name(), 40),
                    Long.toString(parameter.value()),
                    Html.clipped(parameter.range(), 60),
                    Html.clipped(parameter.about(), 100)));
      }
    }
    return new View(
        text.plusLine(Html.EMPTY).plusLine(m.html("strategies.how")),
        List.of(
            List.of(
                new Button(m.plain("button.limits"), Link.to("limits")),
                new Button(m.plain("button.back"), Link.to("status")))),
        "");
  }
}
