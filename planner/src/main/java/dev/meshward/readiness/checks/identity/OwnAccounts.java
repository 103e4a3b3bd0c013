package dev.meshward.readiness.checks.identity;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.TemplatePatch;
import dev.meshward.readiness.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An account of its own for each workload that shares one, with all that comes with the old one: what its bindings allow, the secrets
 * that pull its images, and the annotations by which a cloud knows it. Where somebody else goes by the old name, nothing is offered:
 * rules of access, security context constraints, a vault, an operator; nor where bindings were not read.
 */
record OwnAccounts(ObjectKey shared, ClusterSnapshot snapshot) {

    private static final String RBAC = "rbac.authorization.k8s.io";

    /** By which a cloud, or what injects its tokens, knows an account. */
    private static final Pattern OF_CLOUDS =
            Pattern.compile("(eks\\.amazonaws\\.com|iam\\.gke\\.io|azure\\.workload\\.identity)/.*");

    /** Whoever reads these looks an account up by its name. */
    private static final Pattern GOES_BY_NAME = Pattern.compile("vault\\.hashicorp\\.com/role|conjur\\.org/.*");

    private static final Set<String> CHANGED_IN_PLACE = Set.of("Deployment", "StatefulSet", "DaemonSet", "CronJob");

    /** Kinds that name accounts, and the group they belong to. */
    private static final List<List<String>> NAME_ACCOUNTS = List.of(
            List.of("security.istio.io", "AuthorizationPolicy"),
            List.of("policy.linkerd.io", "MeshTLSAuthentication"),
            List.of("policy.linkerd.io", "ServerAuthorization"),
            List.of("policy.linkerd.io", "AuthorizationPolicy"),
            List.of("policy.linkerd.io", "HTTPLocalRateLimitPolicy"),
            List.of("security.openshift.io", "SecurityContextConstraints"));

    /** What it reads besides workloads. */
    static final String[] KINDS = {
        "ServiceAccount",
        "RoleBinding",
        "ClusterRoleBinding",
        "AuthorizationPolicy",
        "MeshTLSAuthentication",
        "ServerAuthorization",
        "HTTPLocalRateLimitPolicy",
        "SecurityContextConstraints"
    };

    Optional<Fix> of(List<Workload> sharing) {
        var dividing = sharing.stream().filter(this::canHaveItsOwn).toList();
        return dividing.isEmpty() || isKnownByName() || bindingsAreHidden()
                ? Optional.empty()
                : Optional.of(offer(dividing));
    }

    private boolean canHaveItsOwn(Workload workload) {
        return CHANGED_IN_PLACE.contains(workload.id().kind())
                && TemplatePatch.path(workload).isPresent()
                && snapshot.object(accountOf(workload)).isEmpty()
                && workload.template().annotations().keySet().stream()
                        .noneMatch(key -> GOES_BY_NAME.matcher(key).matches());
    }

    private ObjectKey accountOf(Workload workload) {
        return new ObjectKey("", "ServiceAccount", shared.namespace(), workload.name());
    }

    private boolean isKnownByName() {
        return NAME_ACCOUNTS.stream()
                .flatMap(kind -> snapshot.objectsOf(kind.getFirst(), kind.getLast()).stream())
                .anyMatch(object -> names(object.root(), object));
    }

    private boolean names(Field field, Manifest object) {
        return field.text().filter(text -> isTheName(text, object)).isPresent()
                || Stream.concat(field.items().stream(), field.entries().stream())
                        .anyMatch(each -> names(each, object));
    }

    private boolean isTheName(String text, Manifest object) {
        boolean isAlone = text.equals(shared.name())
                && (object.key().namespace().isEmpty()
                        || object.key().namespace().equals(shared.namespace()));
        return isAlone
                || text.endsWith("/ns/" + shared.namespace() + "/sa/" + shared.name())
                || text.equals(shared.namespace() + "/" + shared.name())
                || text.startsWith(shared.name() + "." + shared.namespace() + ".serviceaccount.")
                || text.equals("system:serviceaccount:" + shared.namespace() + ":" + shared.name());
    }

    private boolean bindingsAreHidden() {
        return snapshot.notSeen().stream()
                .anyMatch(gap -> gap.resource().contains("rolebindings")
                        || gap.resource().startsWith("serviceaccounts"));
    }

    private Fix offer(List<Workload> dividing) {
        var added = new ArrayList<Manifest>();
        var changed = new ArrayList<Fix.ChangeFields>();
        for (var workload : dividing) {
            added.add(account(workload));
            bindings().map(binding -> copy(binding, workload)).forEach(added::add);
            changed.add(change(workload));
        }
        return new Fix.Offer(
                added,
                changed,
                "Each account may do what the shared one may"
                        + (isOfACloud() ? ", once the cloud's own role trusts its name" : "")
                        + "; the change restarts the pods, and rules of access made before do not know the new names.");
    }

    private boolean isOfACloud() {
        return notes("annotations")
                .anyMatch(note -> OF_CLOUDS.matcher(note.key()).matches());
    }

    private Stream<Field> notes(String kind) {
        return snapshot.object(shared).stream().flatMap(account -> account.at("metadata", kind).entries().stream());
    }

    private Manifest account(Workload workload) {
        var metadata = Mapping.building().put("name", workload.name()).put("namespace", shared.namespace());
        for (var kind : List.of("labels", "annotations")) {
            var kept = Mapping.building();
            notes(kind)
                    .filter(note -> OF_CLOUDS.matcher(note.key()).matches())
                    .forEach(note -> kept.put(note.key(), note.textOr("")));
            if (!kept.build().isEmpty()) {
                metadata.put(kind, kept.build());
            }
        }
        var account = Mapping.building()
                .put("apiVersion", "v1")
                .put("kind", "ServiceAccount")
                .put("metadata", metadata.build());
        for (var field : List.of("imagePullSecrets", "automountServiceAccountToken")) {
            snapshot.object(shared).flatMap(old -> old.at(field).value()).ifPresent(value -> account.put(field, value));
        }
        return Manifest.made(account.build());
    }

    /** In its own namespace, in others, and for the whole cluster. */
    private Stream<Manifest> bindings() {
        return Stream.of("RoleBinding", "ClusterRoleBinding")
                .flatMap(kind -> snapshot.objectsOf(RBAC, kind).stream())
                .filter(binding -> binding.at("subjects").items().stream().anyMatch(this::isShared));
    }

    private boolean isShared(Field subject) {
        return subject.at("kind").is("ServiceAccount")
                && subject.at("name").is(shared.name())
                && subject.at("namespace").is(shared.namespace());
    }

    private Manifest copy(Manifest binding, Workload workload) {
        var metadata =
                Mapping.building().put("name", binding.key().name() + "-" + shared.namespace() + "-" + workload.name());
        if (binding.key().isNamespaced()) {
            metadata.put("namespace", binding.key().namespace());
        }
        var subject = Mapping.building()
                .put("kind", "ServiceAccount")
                .put("name", workload.name())
                .put("namespace", shared.namespace())
                .build();
        return Manifest.made(Mapping.building()
                .put("apiVersion", binding.apiVersion())
                .put("kind", binding.key().kind())
                .put("metadata", metadata.build())
                .put("roleRef", binding.at("roleRef").mapping())
                .put("subjects", Value.Sequence.of(List.of(subject)))
                .build());
    }

    private static Fix.ChangeFields change(Workload workload) {
        Mapping fields = Mapping.building()
                .put(
                        "spec",
                        Mapping.building()
                                .put("serviceAccountName", workload.name())
                                .build())
                .build();
        for (var key : TemplatePatch.path(workload).orElseThrow().reversed()) {
            fields = Mapping.building().put(key, fields).build();
        }
        return new Fix.ChangeFields(workload.manifest().key(), fields, "Its account may do what the shared one may.");
    }
}
