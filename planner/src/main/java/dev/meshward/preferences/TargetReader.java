package dev.meshward.preferences;

import dev.meshward.adoption.Wish;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import java.util.Optional;

/** Reads what a wish is about: {@code shop} or {@code shop/cart}, and it has to exist. */
record TargetReader(ClusterSnapshot snapshot, Refusals refusals) {

    /** The target a field's value names. */
    Optional<Wish.Target> valueOf(Field field) {
        var text = field.text();
        if (text.isEmpty()) {
            refusals.unexpected(field, "a namespace, or a workload as namespace/name");
        }
        return text.flatMap(name -> named(name, field));
    }

    /** The target a field's key names. */
    Optional<Wish.Target> keyOf(Field entry) {
        return named(entry.key(), entry);
    }

    private Optional<Wish.Target> named(String text, Field field) {
        var parts = text.split("/", -1);
        if (parts.length > 2 || parts[0].isBlank() || (parts.length == 2 && parts[1].isBlank())) {
            refusals.add(
                    field, Refusals.quoted(text) + " is neither a namespace nor a workload; write shop, or shop/cart.");
            return Optional.empty();
        }
        return parts.length == 1 ? namespace(parts[0], field) : workload(parts[0], parts[1], field);
    }

    private Optional<Wish.Target> namespace(String name, Field field) {
        if (snapshot.namespace(name).isEmpty()) {
            var names = snapshot.namespaces().stream().map(Namespace::name).toList();
            refusals.add(
                    field,
                    "There is no namespace " + Refusals.quoted(name) + " in this cluster."
                            + Refusals.hint(name, names));
            return Optional.empty();
        }
        return Optional.of(new Wish.Target(name, ""));
    }

    private Optional<Wish.Target> workload(String namespace, String name, Field field) {
        if (namespace(namespace, field).isEmpty()) {
            return Optional.empty();
        }
        var names = snapshot.workloadsIn(namespace).stream()
                .map(Workload::name)
                .distinct()
                .toList();
        if (!names.contains(name)) {
            refusals.add(
                    field,
                    "There is no workload " + Refusals.quoted(name) + " in namespace " + namespace + "."
                            + Refusals.hint(name, names));
            return Optional.empty();
        }
        return Optional.of(new Wish.Target(namespace, name));
    }
}
