package io.github.camelnetskope.client.http;

import org.apache.hc.core5.http.Header;

/** A header with a token; its text does not contain the token. */
record SecretHeader(String name, Secret token) implements Header {
  @Override
  public String getName() {
    return name;
  }

  @Override
  public String getValue() {
    return token.value();
  }

  @Override
  public boolean isSensitive() {
    return true;
  }

  @Override
  public String toString() {
    return getName() + ": " + token;
  }
}
