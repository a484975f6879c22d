package io.floatwise.proving;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProofRecorderTest {
  @Test
  @Proves(value = "M.3", breaks = ProofResult.class)
  void readsBackWhatItWrote() {
    ProofResult written =
        new ProofResult(
            "P4.1.2",
            "a.B#c",
            java.util.List.of("x.Y", "x.Z"),
            Proves.Form.LONG,
            ProofResult.Verdict.SKIPPED,
            "needs a\nbrowser");

    assertThat(written.line()).isEqualTo("P4.1.2\ta.B#c\tx.Y,x.Z\tLONG\tSKIPPED\tneeds a browser");
    assertThat(ProofResult.parse(written.line())).isEqualTo(written);
  }
}
