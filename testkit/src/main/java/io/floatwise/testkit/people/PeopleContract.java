package io.floatwise.testkit.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floatwise.core.error.InputException;
import io.floatwise.core.error.NotAllowedException;
import io.floatwise.core.people.Access;
import io.floatwise.core.people.AccountRight;
import io.floatwise.core.people.Actor;
import io.floatwise.core.people.Invitation;
import io.floatwise.core.people.People;
import io.floatwise.core.people.Permission;
import io.floatwise.core.people.Person;
import io.floatwise.core.people.Preference;
import io.floatwise.core.people.Role;
import io.floatwise.core.people.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every store of people promises.
public abstract class PeopleContract {

  protected static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  /// Empty, and the same for the length of a test.
  protected abstract People people();

  /// The first owner, user 1.
  protected final Person owner() {
    return people().claim(1, "Olga", NOW).orElseThrow();
  }

  /// Somebody who is known.
  protected final Person known(long telegram, Role role) {
    return people().join(telegram, "No " + telegram, role, NOW);
  }

  private Optional<Person> accept(String code, long telegram, Instant now) {
    return people().accept(code, telegram, "No " + telegram, now);
  }

  @Test
  public void theFirstWhoClaimsItIsTheOwnerAndNobodyElse() {
    Person olga = owner();

    assertThat(olga.role()).isEqualTo(Role.OWNER);
    assertThat(people().claim(2, "Boris", NOW)).isEmpty();
    assertThat(people().all()).containsExactly(olga);
    assertThat(people().ofTelegram(1)).contains(olga);
    assertThat(people().find(olga.id())).contains(olga);
    assertThat(people().find("ffffffffffff")).isEmpty();
  }

  @Test
  public void anInvitationLetsOnePersonInOnceAndInTime() {
    invitationsWorkOnceAndInTime();
  }

  protected final void invitationsWorkOnceAndInTime() {
    Person olga = owner();
    String code = people().invite(Actor.of(olga), Role.TRADER, NOW);
    String old = people().invite(Actor.TERMINAL, Role.VIEWER, NOW);

    assertThat(accept(code.substring(1) + "x", 2, NOW)).isEmpty();
    assertThat(accept("", 2, NOW)).isEmpty();
    Person second = accept(code, 2, NOW.plus(Invitation.LIFE).minusSeconds(1)).orElseThrow();
    assertThat(second.role()).isEqualTo(Role.TRADER);
    assertThat(second.invitedBy()).contains(olga.id());
    assertThat(accept(code, 3, NOW)).as("used").isEmpty();
    assertThat(accept(old, 4, NOW.plus(Invitation.LIFE))).as("too old").isEmpty();
    assertThat(people().all()).hasSize(2);
  }

  @Test
  public void whoIsBlockedCannotComeBackByAnInvitationAndWhoWaitsCan() {
    owner();
    Person blocked = known(2, Role.BLOCKED);
    Person waiting = known(3, Role.PENDING);
    Person viewer = known(4, Role.VIEWER);
    String code = people().invite(Actor.TERMINAL, Role.TRADER, NOW);

    assertThat(accept(code, 2, NOW)).isEmpty();
    assertThat(accept(code, 4, NOW)).as("nobody raises himself").isEmpty();
    assertThat(accept(code, 3, NOW).orElseThrow().role()).isEqualTo(Role.TRADER);
    assertThat(people().find(blocked.id()).orElseThrow().role()).isEqualTo(Role.BLOCKED);
    assertThat(people().find(viewer.id()).orElseThrow().role()).isEqualTo(Role.VIEWER);
    assertThat(people().find(waiting.id()).orElseThrow().since()).isEqualTo(waiting.since());
  }

  @Test
  public void whatSomebodyInvitedWhoMayNoMoreLetsNobodyIn() {
    owner();
    Person admin = known(2, Role.ADMIN);
    String code = people().invite(Actor.of(admin), Role.TRADER, NOW);
    people().give(Actor.TERMINAL, admin.id(), Role.BLOCKED, NOW);

    assertThat(accept(code, 3, NOW)).isEmpty();
  }

  @Test
  public void rolesAreGivenByTheRules() {
    rulesOfRolesHold();
  }

  protected final void rulesOfRolesHold() {
    Person olga = owner();
    Person admin = known(2, Role.ADMIN);
    Person trader = known(3, Role.TRADER);

    for (Role role : List.of(Role.OWNER, Role.ADMIN)) {
      refused(() -> people().give(Actor.of(admin), trader.id(), role, NOW));
      refused(() -> people().invite(Actor.of(admin), role, NOW));
    }
    refused(() -> people().give(Actor.of(admin), admin.id(), Role.OWNER, NOW));
    refused(() -> people().give(Actor.of(admin), olga.id(), Role.VIEWER, NOW));
    refused(() -> people().give(Actor.of(trader), admin.id(), Role.VIEWER, NOW));
    refused(() -> people().give(Actor.of(trader), trader.id(), Role.ADMIN, NOW));
    refused(() -> people().invite(Actor.of(trader), Role.VIEWER, NOW));
    refused(() -> people().invite(Actor.of(olga), Role.BLOCKED, NOW));
    refused(() -> people().give(Actor.of(olga), olga.id(), Role.ADMIN, NOW));
    refused(() -> people().give(Actor.TERMINAL, olga.id(), Role.BLOCKED, NOW));
    refused(() -> people().forget(Actor.of(olga), olga.id(), NOW));
    refused(() -> people().forget(Actor.of(trader), admin.id(), NOW));
    assertThatThrownBy(() -> people().give(Actor.TERMINAL, "ffffffffffff", Role.VIEWER, NOW))
        .isInstanceOf(InputException.class);

    assertThat(people().give(Actor.of(admin), trader.id(), Role.BLOCKED, NOW).role())
        .isEqualTo(Role.BLOCKED);
    assertThat(people().give(Actor.of(olga), admin.id(), Role.OWNER, NOW).role())
        .isEqualTo(Role.OWNER);
    assertThat(people().give(Actor.of(olga), olga.id(), Role.VIEWER, NOW).role())
        .isEqualTo(Role.VIEWER);
  }

  private static void refused(Runnable deed) {
    assertThatThrownBy(deed::run)
        .isInstanceOf(NotAllowedException.class)
        .hasMessageContaining("expected");
  }

  @Test
  public void keepsSettingsAndAccountsAndForgetsThem() {
    owner();
    Person trader = known(2, Role.TRADER);
    Settings settings =
        Settings.USUAL.with(Preference.ZONE, "Europe/Berlin").with(Preference.GAMES, "rust cs2");
    people().set(trader.id(), settings, NOW);
    people().allow(Actor.TERMINAL, trader.id(), "main", Optional.of(AccountRight.SEE), NOW);
    people().allow(Actor.TERMINAL, trader.id(), "b", Optional.of(AccountRight.TRADE), NOW);
    people().allow(Actor.TERMINAL, trader.id(), "b", Optional.empty(), NOW);
    refused(() -> people().allow(Actor.of(trader), trader.id(), "c", Optional.empty(), NOW));
    refused(() -> people().allow(Actor.TERMINAL, trader.id(), "main", Optional.empty(), NOW));
    refused(() -> people().allow(Actor.TERMINAL, trader.id(), "mian", Optional.empty(), NOW));
    assertThat(new Access(people(), "other").rights(trader))
        .as("who has some accounts has no other one")
        .doesNotContain(Permission.SEE, Permission.TRADE);

    assertThat(people().settings(trader.id())).isEqualTo(settings);
    assertThat(people().settings(trader.id()).get(Preference.GAMES)).isEqualTo("cs2 rust");
    assertThat(people().accounts(trader.id())).isEqualTo(Map.of("main", AccountRight.SEE));
    assertThat(people().export(trader.id())).contains("No 2");

    people().forget(Actor.of(trader), trader.id(), NOW);

    assertThat(people().ofTelegram(2)).isEmpty();
    assertThat(people().settings(trader.id())).isEqualTo(Settings.USUAL);
    assertThat(people().accounts(trader.id())).isEmpty();
    assertThatThrownBy(() -> people().export(trader.id())).isInstanceOf(InputException.class);
  }

  /// 200 threads at once.
  protected final void manyAtOnceLoseNothing() throws InterruptedException, ExecutionException {
    owner();
    String code = people().invite(Actor.TERMINAL, Role.VIEWER, NOW);
    List<Callable<Boolean>> all = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      long telegram = 1_000L + i;
      long shared = 10L + i % 20;
      String limit = "%d.00 USD".formatted(1 + i);
      all.add(() -> {
        String id = people().join(shared, "No " + shared, Role.TRADER, NOW).id();
        people().set(id, people().settings(id).with(Preference.LIMIT, limit), NOW);
        return accept(code, telegram, NOW).isPresent();
      });
    }
    int in = 0;
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> one : pool.invokeAll(all)) {
        in += one.get() ? 1 : 0;
      }
    }

    assertThat(in).as("who got in with one code").isEqualTo(1);
    assertThat(people().all()).hasSize(22);
    assertThat(people().all().stream().map(Person::telegram))
        .containsAll(IntStream.range(10, 30).mapToObj(i -> (long) i).toList())
        .doesNotHaveDuplicates();
    for (long i = 10; i < 30; i++) {
      Person person = people().ofTelegram(i).orElseThrow();
      assertThat(people().settings(person.id()).limit()).isPresent();
    }
  }
}
