package io.floatwise.core.people;

import io.floatwise.core.error.InputException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a person is to the bot, the most powerful first.
public enum Role {
  OWNER(EnumSet.allOf(Permission.class)),
  /// Everything, but makes no admins and no owners.
  ADMIN(EnumSet.allOf(Permission.class)),
  TRADER(EnumSet.of(Permission.SELF, Permission.SEE, Permission.TRADE)),
  VIEWER(EnumSet.of(Permission.SELF, Permission.SEE)),
  /// Known, and waits for a role.
  PENDING(EnumSet.of(Permission.SELF)),
  /// Gets no answer.
  BLOCKED(EnumSet.noneOf(Permission.class));

  private final Set<Permission> rights;

  Role(Set<Permission> rights) {
    this.rights = Collections.unmodifiableSet(rights);
  }

  /// What this role allows.
  public Set<Permission> rights() {
    return rights;
  }

  /// Roles that somebody with this one may give and take, the most powerful first.
  public List<Role> grants() {
    return Arrays.stream(values())
        .filter(role -> this == OWNER || rights.contains(Permission.PEOPLE) && role.isBelow(this))
        .toList();
  }

  boolean isBelow(Role other) {
    return compareTo(other) > 0;
  }

  /// One word, as people write it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// @throws InputException if it is none
  public static Role of(String word) {
    return Arrays.stream(values())
        .filter(role -> role.name().equalsIgnoreCase(word.strip()))
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                "role: expected one of %s, found '%s'"
                    .formatted(
                        String.join(", ", Arrays.stream(values()).map(Role::word).toList()),
                        word.strip())));
  }
}
