package dev.meshward.preferences;

import dev.meshward.adoption.Wish;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import java.util.Optional;

/**
 * Reads what a wish is about: {@code shop} or {@code shop/cart}.
 *
 * @param snapshot the cluster in which it has to exist; empty where names are taken as they are
 */
record TargetReader(Optional<ClusterSnapshot> snapshot, Refusals refusals) {

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
        var without = snapshot.filter(each -> each.namespace(name).isEmpty());
        without.ifPresent(cluster -> refusals.add(
                field,
                "There is no namespace " + Refusals.quoted(name) + " in this cluster."
                        + Refusals.hint(
                                name,
                                cluster.namespaces().stream()
                                        .map(Namespace::name)
                                        .toList())));
        return without.isEmpty() ? Optional.of(new Wish.Target(name, "")) : Optional.empty();
    }

    private Optional<Wish.Target> workload(String namespace, String name, Field field) {
        if (namespace(namespace, field).isEmpty()) {
            return Optional.empty();
        }
        var names = snapshot.map(cluster -> cluster.workloadsIn(namespace).stream()
                .map(Workload::name)
                .distinct()
                .toList());
        var without = names.filter(each -> !each.contains(name));
        without.ifPresent(others -> refusals.add(
                field,
                "There is no workload " + Refusals.quoted(name) + " in namespace " + namespace + "."
                        + Refusals.hint(name, others)));
        return without.isEmpty() ? Optional.of(new Wish.Target(namespace, name)) : Optional.empty();
    }

    /** The Service a field's key names, whether or not there is one: what is not there is refused. */
    ServiceId service(Field entry) {
        var parts = entry.key().split("/", -1);
        var id = new ServiceId(parts[0], parts.length == 2 ? parts[1] : "");
        snapshot.filter(cluster -> cluster.service(id).isEmpty())
                .map(cluster -> cluster.services().stream()
                        .map(service -> service.id().toString())
                        .toList())
                .ifPresent(names -> refusals.add(
                        entry,
                        "There is no Service " + Refusals.quoted(entry.key()) + " in this cluster; write shop/cart."
                                + Refusals.hint(entry.key(), names)));
        return id;
    }
}
