package io.floatwise.app.secret;

import io.floatwise.store.secret.Listed;
import io.floatwise.store.secret.OpenVault;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What is in a vault, as lines and as one line of JSON; never a value.
public final class ListedText {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ListedText() {}

  public static String lines(List<Listed> secrets) {
    if (secrets.isEmpty()) {
      return "The vault is empty.%n".formatted();
    }
    var text = new StringBuilder();
    text.append(line("ACCOUNT", "NAME", "SET AT", "DATA KEY"));
    secrets.forEach(s -> text.append(line(s.account(), s.name(), s.setAt(), s.keyId())));
    return text.toString();
  }

  public static String json(List<Listed> secrets) {
    ObjectNode root = JSON.createObjectNode();
    var list = root.putArray("secrets");
    secrets.forEach(secret -> fill(list.addObject(), secret));
    return JSON.writeValueAsString(root);
  }

  public static String checkedLines(List<OpenVault.Checked> checked) {
    var text = new StringBuilder();
    for (OpenVault.Checked one : checked) {
      text.append(
          "%-8s %s %s%n"
              .formatted(
                  one.opens() ? "opens" : "BROKEN", one.secret().account(), one.secret().name()));
    }
    return text.append("%d of %d secrets open%n".formatted(opening(checked), checked.size()))
        .toString();
  }

  public static String checkedJson(List<OpenVault.Checked> checked) {
    ObjectNode root = JSON.createObjectNode();
    var list = root.putArray("secrets");
    for (OpenVault.Checked one : checked) {
      ObjectNode node = list.addObject();
      fill(node, one.secret());
      node.put("opens", one.opens());
    }
    root.put("open", opening(checked));
    return JSON.writeValueAsString(root);
  }

  private static long opening(List<OpenVault.Checked> checked) {
    return checked.stream().filter(OpenVault.Checked::opens).count();
  }

  private static void fill(ObjectNode node, Listed secret) {
    node.put("account", secret.account())
        .put("name", secret.name())
        .put("setAt", secret.setAt())
        .put("keyId", secret.keyId());
  }

  private static String line(String account, String name, String setAt, String keyId) {
    return "%-16s %-28s %-28s %s%n".formatted(account, name, setAt, keyId);
  }
}
