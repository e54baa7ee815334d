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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * The values of all fields of an object and of what it holds, found by reflection so that none is
 * forgotten. Told apart are only values that the code tells apart: a moment is set or not, since
 * time passes all or not at all; a count of answers matters up to five, a number of pages as zero
 * or not. The cursors here have no end.
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
    if (object == null) {
      text.append('-');
    } else if (object instanceof Optional<?> optional) {
      describe(optional.orElse(null), text);
    } else if (object instanceof Moment) {
      text.append("set");
    } else if (object instanceof Duration duration) {
      text.append(duration.isZero() ? '0' : '+');
    } else if (object instanceof EventPage page) {
      text.append(page.fingerprint());
    } else if (object instanceof IteratorOperation operation) {
      text.append(operation.wireValue());
    } else if (object.getClass().getName().startsWith("io.github.camelnetskope.")) {
      text.append(object.getClass().getSimpleName()).append('{');
      for (Field field : FIELDS.get(object.getClass())) {
        describe(field, object, text);
      }
      text.append('}');
    } else {
      text.append(object);
    }
    text.append(' ');
  }

  private static void describe(Field field, Object object, StringBuilder text) {
    try {
      switch (field.getName()) {
        case "inARow" -> text.append(Math.min(field.getInt(object), MANY));
        case "pages" -> text.append(field.getLong(object) > 0);
        default -> describe(field.get(object), text);
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
