package io.floatwise.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.InputException;
import io.floatwise.proving.Proves;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RedisUrlTest {

  @Test
  @Proves(value = "P5.3.2.4", breaks = RedisUrl.class)
  void readsEveryPart() {
    assertThat(RedisUrl.parse("rediss://me:p%40ss+1@cache.example.org:6380/3"))
        .isEqualTo(
            new RedisUrl(
                "cache.example.org", 6380, 3, Optional.of("me"), Optional.of("p@ss+1"), true));
    assertThat(RedisUrl.parse("redis://localhost"))
        .isEqualTo(new RedisUrl("localhost", 6379, 0, Optional.empty(), Optional.empty(), false));
    assertThat(RedisUrl.parse("rediss://:secret@[2001:db8::1]/0").password()).contains("secret");
  }

  @Test
  @Proves(value = "P5.3.2.4", breaks = RedisUrl.class)
  void sendsNothingUnprotectedOverANetwork() {
    assertThatThrownBy(() -> RedisUrl.parse("redis://:secret@cache.example.org"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("write rediss://");
    assertThatThrownBy(() -> RedisUrl.parse("rediss://cache.example.org"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("without a password");
  }

  @Test
  @Proves(value = "P5.3.2.4", breaks = RedisUrl.class)
  void neverShowsAPassword() {
    String secret = "hunter2";
    assertThat(RedisUrl.parse("rediss://me:hunter2@cache.example.org:1/0").toString())
        .isEqualTo("cache.example.org:1/0");
    for (String wrong :
        List.of(
            "http://me:hunter2@localhost",
            "hunter2://localhost",
            "redis://me:hunter2@local host",
            "redis://me:hunter2@localhost/hunter2",
            "redis://me:hunter2@localhost:0",
            "redis://me:hunter2@localhost/0?hunter2",
            "redis://me:hunter2%zz@localhost",
            "redis://me:hunter2@",
            "hunter2")) {
      assertThatThrownBy(() -> RedisUrl.parse(wrong))
          .as(wrong)
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith("REDIS_URL: expected rediss://USER:PASSWORD@HOST:PORT/NUMBER")
          .message()
          .doesNotContain(secret);
    }
  }
}
