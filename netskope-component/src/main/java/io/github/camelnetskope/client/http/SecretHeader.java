package io.github.camelnetskope.client.http;

import org.apache.hc.core5.http.Header;

/** The token header; whoever logs it, shows no token. */
record SecretHeader(Secret token) implements Header {
  @Override
  public String getName() {
    return ApiRequest.TOKEN_HEADER;
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
