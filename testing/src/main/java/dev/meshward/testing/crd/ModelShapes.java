package dev.meshward.testing.crd;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Holds objects of built-in kinds against the classes of a client's model, field by field: unknown fields and wrong types
 * are violations. Required fields and value ranges are not in the model and are not looked at.
 */
public final class ModelShapes {

    /** Keys of a strategic merge patch that speak of the patch and are no fields. */
    private static final List<String> PATCH_WORDS =
            List.of("$patch", "$retainKeys", "$setElementOrder/", "$deleteFromPrimitiveList/");

    private final KubernetesSerialization model = new KubernetesSerialization();

    public boolean defines(String apiVersion, String kind) {
        return shape(apiVersion, kind).isPresent();
    }

    /** An object that is to be created. */
    public Verdict judge(Map<String, @Nullable Object> object) {
        return judge(object, false);
    }

    /** A patch: {@code null} removes a field, and merge directives are allowed. */
    public Verdict judgePatch(Map<String, @Nullable Object> patch) {
        return judge(patch, true);
    }

    private Verdict judge(Map<String, @Nullable Object> object, boolean isPatch) {
        var apiVersion = PlainData.text(object.get("apiVersion"));
        var kind = PlainData.text(object.get("kind"));
        return shape(apiVersion, kind)
                .map(type -> new Verdict(new Walk(isPatch).of(object, type), new TreeSet<>()))
                .orElseGet(() -> Verdict.refused(apiVersion + " " + kind + " is no built-in kind"));
    }

    private Optional<Class<?>> shape(String apiVersion, String kind) {
        return Optional.ofNullable(model.getRegisteredKubernetesResource(apiVersion, kind));
    }

    private static final class Walk {
        private final boolean isPatch;
        private final List<String> violations = new ArrayList<>();

        Walk(boolean isPatch) {
            this.isPatch = isPatch;
        }

        List<String> of(Map<String, @Nullable Object> object, Class<?> type) {
            bean(object, type, "");
            return violations;
        }

        private void value(@Nullable Object value, Type type, String path) {
            if (value == null) {
                refuseUnless(isPatch, path, "null where a value must be");
            } else if (type instanceof ParameterizedType generic) {
                container(value, generic, path);
            } else if (type instanceof Class<?> plain) {
                plain(value, plain, path);
            }
        }

        private void container(Object value, ParameterizedType generic, String path) {
            var arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                refuseUnless(value instanceof List<?>, path, ValueRules.describe(value) + " where a list must be");
                var items = PlainData.list(value);
                for (int i = 0; i < items.size(); i++) {
                    value(items.get(i), arguments[0], path + "[" + i + "]");
                }
            } else {
                refuseUnless(value instanceof Map<?, ?>, path, ValueRules.describe(value) + " where a map must be");
                PlainData.map(value).forEach((key, item) -> value(item, arguments[1], path + "['" + key + "']"));
            }
        }

        private void plain(Object value, Class<?> type, String path) {
            if (type == String.class) {
                refuseUnless(value instanceof String, path, value + " where text must be");
            } else if (type == Boolean.class) {
                refuseUnless(
                        value instanceof Boolean, path, ValueRules.describe(value) + " where true or false must be");
            } else if (type == Integer.class || type == Long.class) {
                refuseUnless(value instanceof Long, path, ValueRules.describe(value) + " where a number must be");
            } else if (type == IntOrString.class || type == Quantity.class) {
                refuseUnless(
                        value instanceof Number || value instanceof String,
                        path,
                        ValueRules.describe(value) + " where a number or text must be");
            } else if (value instanceof Map<?, ?>) {
                bean(PlainData.map(value), type, path);
            } else if (type.getName().startsWith("io.fabric8.kubernetes.api.model")) {
                refuseUnless(
                        type.isEnum() || isLoose(type), path, ValueRules.describe(value) + " where an object must be");
            }
        }

        /** Types that are a scalar on the wire, such as {@code MicroTime}. */
        private static boolean isLoose(Class<?> type) {
            return fields(type).size() <= 1;
        }

        private void bean(Map<String, @Nullable Object> object, Class<?> type, String path) {
            var fields = fields(type);
            if (fields.isEmpty()) {
                return;
            }
            object.forEach((key, item) -> {
                var below = path.isEmpty() ? key : path + "." + key;
                if (isPatch && PATCH_WORDS.stream().anyMatch(key::startsWith)) {
                    return;
                }
                var field = fields.get(key);
                if (field == null) {
                    violations.add(below + ": unknown field");
                } else {
                    value(item, field, below);
                }
            });
        }

        private static Map<String, Type> fields(Class<?> type) {
            var fields = new LinkedHashMap<String, Type>();
            for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
                for (var field : each.getDeclaredFields()) {
                    var name = field.getAnnotation(JsonProperty.class);
                    if (name != null) {
                        fields.put(name.value(), field.getGenericType());
                    }
                }
            }
            return fields;
        }

        private void refuseUnless(boolean holds, String path, String because) {
            if (!holds) {
                violations.add(path + ": " + because);
            }
        }
    }
}
