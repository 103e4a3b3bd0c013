package dev.meshward.scan;

import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of an object to which a file is applied. Fields that the file does not name stay, null takes one away. Lists
 * are taken whole from a whole object; in a patch, which lacks containers or their images, things of the same name are
 * patched one by one.
 */
final class Applied {

    private static final String NAME = "name";

    private enum Lists {
        WHOLE,
        BY_NAME
    }

    private final Lists lists;

    private Applied(Lists lists) {
        this.lists = lists;
    }

    /** True for {@code $patch: delete}, by which kustomize, too, says that an object goes. */
    static boolean isDeletion(Manifest file) {
        return file.at("$patch").is("delete");
    }

    static Manifest to(Manifest there, Manifest file) {
        var lists = PodTemplates.isWhole(file) ? Lists.WHOLE : Lists.BY_NAME;
        var content = new Applied(lists).merged(there.content(), file.content());
        return new Manifest(there.file() + " with " + file.file(), file.apiVersion(), there.key(), content);
    }

    private Mapping merged(Mapping there, Mapping file) {
        var merged = there;
        for (int i = 0; i < file.size(); i++) {
            var key = file.keys().get(i);
            var value = file.values().get(i);
            merged = value instanceof Value.Nothing
                    ? merged.without(key)
                    : merged.with(key, merged(merged.get(key), value));
        }
        return merged;
    }

    private Value merged(Optional<Value> there, Value file) {
        return switch (file) {
            case Mapping fields -> merged(asMapping(there), fields);
            case Value.Sequence items when lists == Lists.BY_NAME && areNamed(items) -> byName(there, items);
            case Value.Sequence items -> items;
            case Value.Scalar scalar -> scalar;
        };
    }

    private static Mapping asMapping(Optional<Value> value) {
        return value.orElse(Mapping.empty()) instanceof Mapping mapping ? mapping : Mapping.empty();
    }

    private static boolean areNamed(Value.Sequence items) {
        return items.items().stream().allMatch(item -> nameOf(item).isPresent());
    }

    private static Optional<Value> nameOf(Value item) {
        return item instanceof Mapping mapping ? mapping.get(NAME) : Optional.empty();
    }

    private Value byName(Optional<Value> there, Value.Sequence file) {
        var items = new ArrayList<>(
                there.orElse(file) instanceof Value.Sequence before && there.isPresent()
                        ? before.items()
                        : List.<Value>of());
        file.items().forEach(item -> lay(items, item));
        return Value.Sequence.of(items);
    }

    private void lay(List<Value> items, Value item) {
        for (int i = 0; i < items.size(); i++) {
            if (nameOf(items.get(i)).equals(nameOf(item))) {
                items.set(i, merged(Optional.of(items.get(i)), item));
                return;
            }
        }
        items.add(item);
    }
}
