package dev.meshward.saved;

import dev.meshward.manifest.Field;
import dev.meshward.manifest.Mapping;
import dev.meshward.readiness.QuotaRoom;

/** The way of a namespace and its quotas, as JSON and back. */
final class NamespaceFields {

    private NamespaceFields() {}

    static Mapping written(SavedNamespace namespace) {
        return Mapping.building()
                .put("name", namespace.name())
                .put("workloads", namespace.workloads())
                .put("pods", namespace.pods())
                .put("joiningPods", namespace.joiningPods())
                .put("joinedBefore", namespace.joinedBefore())
                .put("joins", PlanJson.orNull(namespace.joins()))
                .put("strict", PlanJson.orNull(namespace.strict()))
                .put("authorize", PlanJson.orNull(namespace.authorize()))
                .put("quotas", PlanJson.list(namespace.quotas(), NamespaceFields::written))
                .build();
    }

    private static Mapping written(QuotaRoom room) {
        return Mapping.building()
                .put("quota", room.quota())
                .put("key", room.key())
                .put("hard", room.hard())
                .put("today", room.today())
                .put("withProxies", room.withProxies())
                .build();
    }

    static SavedNamespace read(Field namespace) {
        var name = PlanFields.text(namespace, "name");
        return new SavedNamespace(
                name,
                namespace.at("workloads").wholeOr(0),
                namespace.at("pods").wholeOr(0),
                namespace.at("joiningPods").wholeOr(0),
                namespace.at("joinedBefore").isTrue(),
                PlanFields.text(namespace, "joins"),
                PlanFields.text(namespace, "strict"),
                PlanFields.text(namespace, "authorize"),
                namespace.at("quotas").items().stream()
                        .map(room -> quota(name, room))
                        .toList());
    }

    private static QuotaRoom quota(String namespace, Field room) {
        return new QuotaRoom(
                namespace,
                PlanFields.text(room, "quota"),
                PlanFields.text(room, "key"),
                PlanFields.text(room, "hard"),
                PlanFields.text(room, "today"),
                PlanFields.text(room, "withProxies"));
    }
}
