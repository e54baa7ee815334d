package io.github.camelnetskope.simulator.v1;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code userconfig}: one user's client configuration, as an object where a list is documented. */
final class Directory {

  private static final int USERS = 75;
  private static final int PROFILE_BYTES = 51_200;

  /** {@code user0@example.com} and so on. */
  static String user(int number) {
    return "user" + number + "@example.com";
  }

  QueryAnswer config(QueryCall call) {
    String email = call.required("email");
    String type = call.parameter("configtype").orElse("agent");
    if (!isKnown(email)) {
      throw new QueryError("Error Processing Request");
    }
    ObjectNode data = QueryAnswer.object().put("email", email);
    switch (type) {
      case "agent" -> branding(data.putObject("brandingdata"), email);
      case "ios" -> data.put("mobileconfig", profile(email));
      default -> throw new QueryError("Invalid value for configtype");
    }
    return QueryAnswer.success(data);
  }

  private static boolean isKnown(String email) {
    for (int number = 0; number < USERS; number++) {
      if (user(number).equals(email)) {
        return true;
      }
    }
    return false;
  }

  private static void branding(ObjectNode branding, String email) {
    branding.put("AddonCheckerHost", "addon.example.com").put("OrgKey", "simulated-org-key");
    branding.put("SFCheckerHost", "sf.example.com").put("UserEmail", email);
    branding.put("configVersion", "1").put("validity", "OK");
  }

  private static String profile(String email) {
    StringBuilder xml = new StringBuilder(PROFILE_BYTES + 200);
    xml.append(
        "<?xml version=\"1.0\"?><plist version=\"1.0\"><dict><key>PayloadOrganization</key>");
    while (xml.length() < PROFILE_BYTES) {
      xml.append("<key>k").append(xml.length()).append("</key><string>").append(email);
      xml.append("</string>");
    }
    return xml.append("</dict></plist>").toString();
  }
}
