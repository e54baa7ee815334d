package io.github.camelnetskope.feed;

import io.github.camelnetskope.checkpoint.UnreadableDir;

/**
 * When an answer that cannot be read is set aside, so that its feed continues.
 *
 * @param after how many times the same bytes have to come in a row
 * @param folder where it is kept
 */
public record UnreadableRule(int after, UnreadableDir folder) {}
