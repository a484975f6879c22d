package io.floatwise.dmarket.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.floatwise.dmarket.DMarketConfig;
import io.floatwise.proving.Proves;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaseUrlTest {

  @Test
  void allowsHttpsAnywhereAndHttpToThisMachine() {
    for (String address :
        List.of(
            "https://api.dmarket.com",
            "https://127.0.0.1:8443",
            "http://127.0.0.1:8080",
            "http://127.255.0.9",
            "http://localhost:8080",
            "http://[::1]:8080",
            "HTTP://LOCALHOST:8080/")) {
      assertThat(BaseUrl.of(address)).isNotNull();
    }
    assertThat(BaseUrl.of("http://[0:0:0:0:0:0:0:1]").isLoopback()).isTrue();
    assertThat(BaseUrl.of("https://api.dmarket.com").isLoopback()).isFalse();
  }

  @Test
  @Proves(value = "P5.2.1.7", breaks = BaseUrl.class)
  void refusesPlainHttpToAnyOtherMachine() {
    for (String address :
        List.of(
            "http://api.dmarket.com",
            "http://127.0.0.1.example.com",
            "http://localhost.example.com",
            "http://localhost.",
            "http://127.1",
            "http://2130706433",
            "http://10.0.0.1",
            "http://0.0.0.0",
            "http://[::]",
            "http://[::2]",
            "http://1127.0.0.1")) {
      assertThatIllegalArgumentException()
          .as(address)
          .isThrownBy(() -> DMarketConfig.DEFAULT.withBaseUrl(address))
          .withMessageContaining("base URL: plain HTTP is allowed to this machine only");
    }
  }

  @Test
  void refusesWhatIsNoPlaceOfAServer() {
    for (String address :
        List.of(
            "",
            "api.dmarket.com",
            "ftp://127.0.0.1",
            "http://localhost@example.com",
            "https://user:secret@api.dmarket.com",
            "https://api.dmarket.com/v1",
            "https://api.dmarket.com?x=1",
            "https://api.dmarket.com#x")) {
      assertThatIllegalArgumentException()
          .as(address)
          .isThrownBy(() -> BaseUrl.of(address))
          .withMessageStartingWith("base URL: ")
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }
  }

  @Test
  void sendsATargetUnchangedOrNotAtAll() {
    BaseUrl base = BaseUrl.of("https://api.dmarket.com");

    assertThat(base.resolve("/a/b%20%7C%28c%29?x=%E2%98%85&y=+").toString())
        .isEqualTo("https://api.dmarket.com/a/b%20%7C%28c%29?x=%E2%98%85&y=+");
    for (String target : List.of("/a/../b", "/a/%2e%2e/b", "/a b", "//example.com/x#y")) {
      assertThatIllegalArgumentException().as(target).isThrownBy(() -> base.resolve(target));
    }
  }
}
