package io.github.camelnetskope.formats.mapping;

import org.jspecify.annotations.Nullable;

/**
 * A value of the output.
 *
 * @param number its number among the leaves of the mapping
 * @param name its name in its object
 * @param path its whole path, without array positions
 * @param fields numbers of the record's fields, in the order in which they are tried
 * @param conversion makes the value
 * @param fallback the value when no field has one: a constant, or the entry of a value list
 * @param always whether the fallback alone makes its object worth writing
 * @param sibling the name beside it that holds the caption, null for none
 * @param observable what kind of observable it is, null for none
 */
record Leaf(
    int number,
    String name,
    String path,
    int[] fields,
    Conversion conversion,
    @Nullable Value fallback,
    boolean always,
    @Nullable String sibling,
    @Nullable Value observable) {}
