package io.floatwise.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Watching titles from the command line.
class WatchTest {

  private static final String TITLE = "AK-47 | Redline (Field-Tested)";

  @TempDir Path data;

  @Test
  void tellsChangesAndRefusesWhatIsNotTradedAndWhatIsTooMuch() throws Exception {
    try (App sandbox = App.start("sandbox", "--clock-speed", "3600", "--json", "--data", data)) {
      String url = SandboxLine.of(sandbox).baseUrl();
      App.Ended run =
          App.run("watch", TITLE, "--sandbox", url, "--seconds", "7", "--json", "--data", data);
      assertThat(run.code()).as(run.text()).isZero();
      assertThat(run.text())
          .contains("\"event\":\"watching\"", "\"event\":\"changed\"", "\"withinMillis\":");

      App.Ended unknown = App.run("watch", "AK-48", "--sandbox", url, "--data", data);
      assertThat(unknown.code()).as(unknown.text()).isEqualTo(2);
      assertThat(unknown.text())
          .contains("expected titles of CS2 that are traded now, found 'AK-48'");

      var command = new ArrayList<Object>(List.of("watch", "--sandbox", url, "--data", data));
      for (int i = 0; i <= 1000; i++) {
        command.add("title " + i);
      }
      App.Ended tooMany = App.run(command.toArray());
      assertThat(tooMany.code()).as(tooMany.text()).isEqualTo(2);
      assertThat(tooMany.text()).contains("expected at most 1000 titles to watch", "found 1001");
    }
  }
}
