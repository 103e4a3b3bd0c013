package dev.meshward.scan;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The smallest rights a live scan needs: to list what it asks for, and nothing else. Rights cannot name "all groups that end in
 * istio.io", so extensions are named group by group, and all of a group is read.
 */
public final class LeastRights {

    private static final String NAME = "meshward-scan";
    private static final String DRY_RUN = "meshward-dry-run";
    private static final String RBAC = "rbac.authorization.k8s.io/v1";

    private LeastRights() {}

    /** One ClusterRole for a scan of the whole cluster. */
    public static List<Mapping> everywhere() {
        var rules = new ArrayList<Value>();
        groups().forEach(group -> addRule(rules, group, both(group)));
        AskedGroups.extensions().forEach(group -> addRule(rules, group, List.of("*")));
        return List.of(role("ClusterRole", NAME, "", rules));
    }

    /** A ClusterRole for what belongs to no namespace, and a Role for each of these namespaces. */
    public static List<Mapping> in(Collection<String> namespaces) {
        var global = new ArrayList<Value>();
        groups().forEach(group -> addRule(global, group, AskedKinds.plurals(group, false)));
        AskedGroups.outsideNamespaces().forEach((group, plurals) -> addRule(global, group, plurals));
        var inside = new ArrayList<Value>();
        groups().forEach(group -> addRule(inside, group, AskedKinds.plurals(group, true)));
        AskedGroups.extensions().forEach(group -> addRule(inside, group, List.of("*")));
        var roles = new ArrayList<Mapping>();
        roles.add(role("ClusterRole", NAME, "", global));
        new TreeSet<>(namespaces).forEach(namespace -> roles.add(role("Role", NAME, namespace, inside)));
        return roles;
    }

    /**
     * What a dry run of a plan needs besides: the API server asks for the right to do what it is only asked about. Objects of
     * meshes are created; of others, those are changed that a plan may touch.
     */
    public static Mapping toDryRun() {
        var rules = new ArrayList<Value>();
        var verbs = List.of("create", "patch");
        addRule(rules, "", List.of("namespaces", "resourcequotas", "serviceaccounts", "services"), verbs);
        addRule(rules, "apps", List.of("daemonsets", "deployments", "statefulsets"), verbs);
        addRule(rules, "batch", List.of("cronjobs"), verbs);
        addRule(rules, "networking.k8s.io", List.of("networkpolicies"), verbs);
        AskedGroups.extensions().forEach(group -> addRule(rules, group, List.of("*"), verbs));
        return role("ClusterRole", DRY_RUN, "", rules);
    }

    private static TreeSet<String> groups() {
        var groups = new TreeSet<String>();
        AskedKinds.builtIn().forEach(kind -> groups.add(kind.group()));
        return groups;
    }

    private static List<String> both(String group) {
        var plurals = new TreeSet<>(AskedKinds.plurals(group, true));
        plurals.addAll(AskedKinds.plurals(group, false));
        return List.copyOf(plurals);
    }

    private static void addRule(List<Value> rules, String group, List<String> resources) {
        addRule(rules, group, resources, List.of("list"));
    }

    private static void addRule(List<Value> rules, String group, List<String> resources, List<String> verbs) {
        if (!resources.isEmpty()) {
            rules.add(Mapping.building()
                    .put("apiGroups", texts(List.of(group)))
                    .put("resources", texts(resources))
                    .put("verbs", texts(verbs))
                    .build());
        }
    }

    private static Value.Sequence texts(List<String> texts) {
        return Value.Sequence.of(texts.stream().map(Value.Text::of).toList());
    }

    private static Mapping role(String kind, String name, String namespace, List<Value> rules) {
        var metadata = Mapping.building().put("name", name);
        if (!namespace.isEmpty()) {
            metadata.put("namespace", namespace);
        }
        return Mapping.building()
                .put("apiVersion", RBAC)
                .put("kind", kind)
                .put("metadata", metadata.build())
                .put("rules", Value.Sequence.of(rules))
                .build();
    }
}
