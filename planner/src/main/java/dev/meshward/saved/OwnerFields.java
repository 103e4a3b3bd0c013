package dev.meshward.saved;

import dev.meshward.cluster.Ownership;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Mapping;

/** The owner of an object as JSON and back. */
final class OwnerFields {

    private OwnerFields() {}

    static Mapping written(Ownership owner) {
        var fields = Mapping.building();
        switch (owner) {
            case Ownership.Nobody _ -> {}
            case Ownership.GitOps(var tool, var application) ->
                fields.put("by", "gitops").put("tool", tool).put("application", application);
            case Ownership.HelmRelease(var release, var namespace) ->
                fields.put("by", "helm").put("release", release).put("namespace", namespace);
            case Ownership.Operator(var apiVersion, var kind, var name) ->
                fields.put("by", "operator")
                        .put("apiVersion", apiVersion)
                        .put("kind", kind)
                        .put("name", name);
            case Ownership.Applied(var manager) -> fields.put("by", "manager").put("manager", manager);
        }
        return fields.build();
    }

    static Ownership read(Field owner) throws DamagedSnapshot {
        return switch (owner.at("by").textOr("")) {
            case "" -> new Ownership.Nobody();
            case "gitops" ->
                new Ownership.GitOps(
                        owner.at("tool").textOr(""), owner.at("application").textOr(""));
            case "helm" ->
                new Ownership.HelmRelease(
                        owner.at("release").textOr(""), owner.at("namespace").textOr(""));
            case "operator" ->
                new Ownership.Operator(
                        owner.at("apiVersion").textOr(""),
                        owner.at("kind").textOr(""),
                        owner.at("name").textOr(""));
            case "manager" -> new Ownership.Applied(owner.at("manager").textOr(""));
            default -> throw new DamagedSnapshot("an owner is of no known sort");
        };
    }
}
