package io.github.camelnetskope.model;

import io.github.camelnetskope.checkpoint.CheckpointStore;
import io.github.camelnetskope.checkpoint.CursorEnd;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.client.StartFrom;
import io.github.camelnetskope.client.Time;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * The values of all fields of an object and of what it holds, found by reflection so that none is
 * forgotten. Told apart are only values that the code tells apart: a moment is set or not, since
 * time passes all or not at all; a count of answers matters up to five, a number of pages as zero
 * or not. The end of a cursor is described by itself.
 */
final class Memory {
  private static final int MANY = 5;
  private static final List<Class<?>> FIXED =
      List.of(
          CheckpointStore.Entry.class,
          CursorKey.class,
          StartFrom.class,
          CursorEnd.class,
          Time.class,
          Logger.class);
  private static final ClassValue<Field[]> FIELDS =
      new ClassValue<>() {
        @Override
        protected Field[] computeValue(Class<?> type) {
          return fields(type);
        }
      };

  private Memory() {}

  private static Field[] fields(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      boolean fixed = FIXED.stream().anyMatch(one -> one.isAssignableFrom(field.getType()));
      if (!fixed && !Modifier.isStatic(field.getModifiers())) {
        field.setAccessible(true);
        fields.add(field);
      }
    }
    return fields.toArray(new Field[0]);
  }

  /** Appends what an object remembers. */
  static void describe(@Nullable Object object, StringBuilder text) {
    describe(object, null, text);
  }

  /**
   * The same.
   *
   * @param now so that a moment is before, at or after it; null: a moment is set or not
   */
  static void describe(@Nullable Object object, @Nullable Moment now, StringBuilder text) {
    if (object == null) {
      text.append('-');
    } else if (object instanceof Optional<?> optional) {
      describe(optional.orElse(null), now, text);
    } else if (object instanceof Moment moment) {
      text.append(now == null ? "set" : Integer.toString(moment.compareTo(now)));
    } else if (object instanceof long[] numbers) {
      text.append(Arrays.toString(numbers));
    } else if (object instanceof int[] numbers) {
      text.append(Arrays.toString(numbers));
    } else if (object instanceof Duration duration) {
      text.append(duration.isZero() ? '0' : '+');
    } else if (object instanceof EventPage page) {
      text.append(page.fingerprint());
    } else if (object instanceof IteratorOperation operation) {
      text.append(operation.wireValue());
    } else if (object.getClass().getName().startsWith("io.github.camelnetskope.")) {
      text.append(object.getClass().getSimpleName()).append('{');
      for (Field field : FIELDS.get(object.getClass())) {
        describe(field, object, now, text);
      }
      text.append('}');
    } else {
      text.append(object);
    }
    text.append(' ');
  }

  private static void describe(
      Field field, Object object, @Nullable Moment now, StringBuilder text) {
    try {
      switch (field.getName()) {
        case "inARow" -> text.append(Math.min(field.getInt(object), MANY));
        case "pages" -> text.append(field.getLong(object) > 0);
        case "looks", "thrownAway" -> text.append("a name"); // of an index that is used once
        case "bytes" -> text.append(new TreeSet<>(((Map<?, ?>) field.get(object)).keySet()));
        default -> describe(field.get(object), now, text);
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
