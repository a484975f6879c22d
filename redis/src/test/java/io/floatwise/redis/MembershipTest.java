package io.floatwise.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proving.Proves;
import io.floatwise.redis.RedisCount.State;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// When a node counts with the others and when alone, in a time of its own.
class MembershipTest {

  private static final Pace PACE = Pace.USUAL;

  private final Membership membership = new Membership(PACE);
  private long now = 1_000_000_000L;

  private void after(Duration time) {
    now += time.toNanos();
  }

  private void beat(boolean live) {
    if (live) {
      membership.asking(now);
    }
    membership.answered(now, new Membership.Answer(1, 333_333, live, Map.of("b", 333_333)));
  }

  private void joined() {
    beat(false);
    after(PACE.join());
    assertThat(membership.wantsTogether(now, true)).isTrue();
    beat(true);
    assertThat(membership.state(now)).isEqualTo(State.TOGETHER);
  }

  @Test
  @Proves(value = "P5.4.1.5", breaks = Membership.class)
  void aNodeThatNeverHeardOfTheOthersCallsNobody() {
    assertThat(membership.state(now)).isEqualTo(State.CHANGING);
    after(Duration.ofDays(1));
    assertThat(membership.state(now)).isEqualTo(State.CHANGING);
    assertThat(membership.part()).isZero();
  }

  @Test
  @Proves(value = "P5.4.1.5", breaks = Membership.class)
  void aNodeJoinsWhenTheOthersHaveHadTimeToComeBack() {
    beat(false);
    after(PACE.join().minusNanos(1));
    assertThat(membership.wantsTogether(now, true)).isFalse();
    after(Duration.ofNanos(1));
    assertThat(membership.wantsTogether(now, true)).isTrue();
    assertThat(membership.wantsTogether(now, false)).isFalse();
    assertThat(membership.state(now)).isEqualTo(State.CHANGING);
    beat(true);
    assertThat(membership.state(now)).isEqualTo(State.TOGETHER);
  }

  @Test
  @Proves(value = "P5.4.1.5", breaks = Membership.class)
  void aBrokenConnectionEndsCommonCountingAtOnceAndAloneComesLater() {
    joined();
    membership.unanswered(true, now);
    assertThat(membership.state(now)).isEqualTo(State.CHANGING);
    after(PACE.cutOff().minusNanos(1));
    assertThat(membership.state(now)).isEqualTo(State.CHANGING);
    after(Duration.ofNanos(1));
    assertThat(membership.state(now)).isEqualTo(State.ALONE);
    assertThat(membership.part()).isEqualTo(333_333);
  }

  @Test
  @Proves(value = "P5.4.1.5", breaks = Membership.class)
  void silenceCountsAsBroken() {
    joined();
    after(PACE.silent().minusNanos(1));
    membership.unanswered(false, now);
    assertThat(membership.state(now)).isEqualTo(State.TOGETHER);
    after(Duration.ofNanos(1));
    assertThat(membership.state(now)).isEqualTo(State.CHANGING);
    assertThat(membership.wantsTogether(now, true)).isFalse();
  }

  @Test
  @Proves(value = "P5.4.1.5", breaks = Membership.class)
  void aWordThatMayHaveArrivedPutsOffCountingAlone() {
    joined();
    after(Duration.ofSeconds(1));
    membership.asking(now);
    membership.unanswered(true, now);
    after(PACE.cutOff().minusNanos(1));
    assertThat(membership.state(now)).isEqualTo(State.CHANGING);
    after(Duration.ofNanos(1));
    assertThat(membership.state(now)).isEqualTo(State.ALONE);
  }

  @Test
  @Proves(value = "P5.4.1.5", breaks = Membership.class)
  void whoComesBackStopsCountingAloneBeforeItCountsWithTheOthers() {
    joined();
    membership.unanswered(true, now);
    after(PACE.cutOff());
    assertThat(membership.state(now)).isEqualTo(State.ALONE);
    beat(false);
    assertThat(membership.state(now)).isEqualTo(State.CHANGING);
    membership.unanswered(true, now);
    assertThat(membership.state(now)).isEqualTo(State.ALONE);
    joined();
  }
}
