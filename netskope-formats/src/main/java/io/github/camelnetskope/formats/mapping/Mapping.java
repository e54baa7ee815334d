package io.github.camelnetskope.formats.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A compiled table. Immutable.
 *
 * @param type the record type, which is the table's name
 * @param root the output
 * @param leaves all values of the output, by number
 * @param nodes the number of nodes
 * @param recordClass the OCSF class, null in other formats
 * @param otherwise the type whose table is used when the root lacks what it needs, null for none
 */
record Mapping(
    String type,
    Node root,
    List<Leaf> leaves,
    int nodes,
    @Nullable RecordClass recordClass,
    @Nullable String otherwise) {

  /**
   * The class of an OCSF event, from which its type is calculated.
   *
   * @param uid {@code class_uid}
   * @param caption {@code class_name}
   * @param activity the number of the leaf {@code activity_id}
   * @param typeUid the number of the leaf {@code type_uid}
   * @param typeName the number of the leaf {@code type_name}
   */
  record RecordClass(int uid, String caption, int activity, int typeUid, int typeName) {}
}
