package io.github.camelnetskope.client.http;

import java.util.Locale;

/**
 * A whole answer: its body was received to the end.
 *
 * @param status HTTP status
 * @param headers as received
 * @param body as received, still compressed where {@link #gzipped()}
 */
public record ApiResponse(int status, ApiHeaders headers, byte[] body) {

  /** Whether the body is compressed. */
  public boolean gzipped() {
    return headers
        .first("Content-Encoding")
        .map(encoding -> encoding.toLowerCase(Locale.ROOT).endsWith("gzip"))
        .orElse(false);
  }

  @Override
  public String toString() {
    return "HTTP " + status + ", " + body.length + " bytes";
  }
}
