package dev.meshward.mesh.istio;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.Change;
import dev.meshward.mesh.LadderIntent;
import dev.meshward.mesh.LadderIntent.Admission;
import dev.meshward.mesh.LadderIntent.Enforcement;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.SelectedWorkload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who may call whom, said in AuthorizationPolicies: one ALLOW policy a workload, so that enforcing it is one change.
 *
 * <p>A workload for which an ALLOW policy is in force already is left alone: policies of that kind add up, so another one
 * could only open doors that are shut.
 */
public record AuthorizationExpression(KnownObjects present, ControlPlane controlPlane, AuthorizationInForce inForce) {

    private static final String DENY_THE_REST = "default-deny";

    public List<Change> admit(LadderIntent.Admit intent) {
        var workload = intent.workload();
        var labels = workload.workload().template().labels();
        boolean isDecided = inForce.allowPolicyOf(workload.namespace(), labels).isPresent();
        if (isDecided || !workload.canBePicked()) {
            return List.of();
        }
        var ours = ours(workload);
        return intent.enforcement() == Enforcement.DRY_RUN ? tried(intent, ours) : enforced(intent, ours);
    }

    private List<Change> tried(LadderIntent.Admit intent, Optional<Manifest> ours) {
        return ours.isPresent()
                ? List.of()
                : List.of(create(
                        intent.workload(),
                        rules(intent.admissions()),
                        Map.of(AuthorizationInForce.DRY_RUN, "true"),
                        "says what it would refuse, and refuses nothing yet",
                        reasons(intent.admissions())));
    }

    private List<Change> enforced(LadderIntent.Admit intent, Optional<Manifest> ours) {
        if (ours.isEmpty()) {
            return List.of(create(
                    intent.workload(),
                    rules(intent.admissions()),
                    Map.of(),
                    "admits the callers that are known",
                    reasons(intent.admissions())));
        }
        var policy = ours.get();
        if (policy.annotation(AuthorizationInForce.DRY_RUN).isAbsent()) {
            return List.of();
        }
        var annotations = Mapping.building()
                .put(AuthorizationInForce.DRY_RUN, Value.Nothing.here())
                .build();
        return List.of(new Change.Patch(
                policy.apiVersion(),
                policy.key(),
                OwnObject.single("metadata", OwnObject.single("annotations", annotations)),
                "from now on only the callers it lists reach "
                        + intent.workload().workload().id()));
    }

    /** Whoever stays open is let through by a policy of its own before the rest of the namespace is shut. */
    public List<Change> denyTheRest(LadderIntent.DenyTheRest intent) {
        if (inForce.allowPolicyOf(intent.namespace(), Map.of()).isPresent() || oursDenies(intent.namespace())) {
            return List.of();
        }
        var changes = new ArrayList<Change>();
        for (var workload : intent.leftOpen()) {
            changes.addAll(leftOpen(workload));
        }
        var because = "what no policy admits is refused in " + intent.namespace();
        var name = OwnObject.freeName(
                present,
                IstioObject.SECURITY,
                AuthorizationInForce.KIND,
                intent.namespace(),
                DENY_THE_REST,
                _ -> false);
        changes.add(new Change.Create(
                OwnObject.made(
                        AuthorizationInForce.V1,
                        AuthorizationInForce.KIND,
                        intent.namespace(),
                        name,
                        Map.of(),
                        because,
                        Mapping.empty()),
                because));
        return changes;
    }

    private boolean oursDenies(String namespace) {
        return present.object(new ObjectKey(IstioObject.SECURITY, AuthorizationInForce.KIND, namespace, DENY_THE_REST))
                .filter(OwnObject::isOurs)
                .isPresent();
    }

    private List<Change> leftOpen(SelectedWorkload workload) {
        var labels = workload.workload().template().labels();
        boolean isDecided = inForce.allowPolicyOf(workload.namespace(), labels).isPresent()
                || ours(workload).filter(AuthorizationInForce::isEnforcedAllow).isPresent();
        return isDecided || !workload.canBePicked()
                ? List.of()
                : List.of(create(
                        workload,
                        List.of(Mapping.empty()),
                        Map.of(),
                        "nobody knows all its callers, so it goes on admitting everyone",
                        "nobody knows all its callers, so it goes on admitting everyone"));
    }

    private static String reasons(List<Admission> admissions) {
        return admissions.isEmpty()
                ? "Nobody is known to call it, and it offers nothing to call."
                : admissions.stream().map(Admission::because).distinct().collect(Collectors.joining(" "));
    }

    /** The policy of an earlier step or stage for exactly these pods. */
    private Optional<Manifest> ours(SelectedWorkload workload) {
        return present.object(new ObjectKey(
                        IstioObject.SECURITY, AuthorizationInForce.KIND, workload.namespace(), nameFor(workload)))
                .filter(policy -> isFor(workload, policy));
    }

    private String nameFor(SelectedWorkload workload) {
        return OwnObject.freeName(
                present,
                IstioObject.SECURITY,
                AuthorizationInForce.KIND,
                workload.namespace(),
                workload.name(),
                policy -> isFor(workload, policy));
    }

    private static boolean isFor(SelectedWorkload workload, Manifest policy) {
        return OwnObject.isOurs(policy)
                && policy.at("spec", "selector", "matchLabels").textByKey().equals(workload.labels());
    }

    private Change create(
            SelectedWorkload workload,
            List<Mapping> rules,
            Map<String, String> annotations,
            String because,
            String note) {
        var spec = Mapping.building()
                .put("selector", OwnObject.single("matchLabels", OwnObject.labels(workload.labels())))
                .put("action", "ALLOW")
                .put("rules", Value.Sequence.of(rules))
                .build();
        var manifest = OwnObject.made(
                AuthorizationInForce.V1,
                AuthorizationInForce.KIND,
                workload.namespace(),
                nameFor(workload),
                annotations,
                note,
                spec);
        return new Change.Create(manifest, because);
    }

    /** No rule at all would refuse everybody; a workload without callers is refused on purpose. */
    private List<Mapping> rules(List<Admission> admissions) {
        return admissions.stream().map(this::rule).distinct().toList();
    }

    private Mapping rule(Admission admission) {
        var rule = Mapping.building();
        if (!admission.callers().isEmpty()) {
            var principals = admission.callers().stream()
                    .map(account -> Value.Text.of(controlPlane.principal(account)))
                    .toList();
            rule.put("from", listOf(OwnObject.single("source", sequence("principals", principals))));
        }
        if (!admission.ports().isEmpty()) {
            var ports = admission.ports().stream()
                    .map(port -> Value.Text.of(Integer.toString(port)))
                    .toList();
            rule.put("to", listOf(OwnObject.single("operation", sequence("ports", ports))));
        }
        return rule.build();
    }

    private static Value.Sequence listOf(Mapping only) {
        return Value.Sequence.of(List.of(only));
    }

    private static Mapping sequence(String key, List<Value.Text> texts) {
        return Mapping.building().put(key, Value.Sequence.of(texts)).build();
    }
}
