package dev.tidewatch.deploy;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the fields that the client's types did not know and kept in additionalProperties. */
final class UnknownFields {

  private static final String MODEL = "io.fabric8.kubernetes.api.model";
  private static final String KEPT = "additionalProperties";

  private UnknownFields() {}

  static List<String> of(Object object) {
    List<String> found = new ArrayList<>();
    walk(object.getClass().getSimpleName(), object, found);
    return found;
  }

  private static void walk(String path, @Nullable Object value, List<String> found) {
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        walk(path + "[" + i + "]", list.get(i), found);
      }
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, element) -> walk(path + "." + key, element, found));
    } else if (value != null && value.getClass().getName().startsWith(MODEL)) {
      walkFields(path, value, found);
    }
  }

  private static void walkFields(String path, Object object, List<String> found) {
    for (Class<?> type = object.getClass(); type != Object.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) || field.getType().isEnum()) {
          continue;
        }
        Object value = get(field, object);
        if (field.getName().equals(KEPT) && value instanceof Map<?, ?> unknown) {
          unknown.keySet().forEach(name -> found.add("there is no field " + path + "." + name));
        } else {
          walk(path + "." + field.getName(), value, found);
        }
      }
    }
  }

  private static @Nullable Object get(Field field, Object object) {
    try {
      field.setAccessible(true);
      return field.get(object);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("cannot read " + field, e);
    }
  }
}
