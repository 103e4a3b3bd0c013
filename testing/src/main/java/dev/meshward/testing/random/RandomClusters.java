package dev.meshward.testing.random;

import static dev.meshward.testing.random.Objects.annotations;
import static dev.meshward.testing.random.Objects.labels;
import static dev.meshward.testing.random.Objects.map;
import static dev.meshward.testing.random.Objects.object;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws clusters of a few namespaces with every difficulty that real ones have. */
public final class RandomClusters {

    private static final List<String> NAMESPACES =
            List.of("shop", "payments", "crm", "search", "media", "edge", "data", "legacy", "travel", "billing");

    private static final List<String> WORKLOADS = List.of(
            "basket",
            "checkout",
            "ledger",
            "orders",
            "stock",
            "prices",
            "mailer",
            "profile",
            "ratings",
            "catalog",
            "invoices",
            "tickets",
            "routes",
            "seats",
            "refunds",
            "vouchers",
            "reports",
            "scheduler",
            "gatekeeper",
            "translator",
            "thumbnails",
            "transcoder",
            "recommender",
            "indexer",
            "crawler",
            "notifier",
            "archiver",
            "importer",
            "exporter-api",
            "audit-trail",
            "session-store",
            "feature-flags",
            "price-history",
            "tax-rules",
            "fraud-score",
            "address-book",
            "loyalty",
            "shipping",
            "returns",
            "warehouse");

    private final Draw draw;
    private final long seed;
    private final List<Map<String, Object>> documents = new ArrayList<>();
    private final List<WorkloadDraft> drafts = new ArrayList<>();
    private final List<KnownWorkload> workloads = new ArrayList<>();
    private final List<KnownCall> calls = new ArrayList<>();

    private RandomClusters(long seed) {
        this.seed = seed;
        this.draw = Draw.seeded(seed);
    }

    /** The cluster with this number. */
    public static GeneratedCluster drawn(long seed) {
        return new RandomClusters(seed).draw();
    }

    private GeneratedCluster draw() {
        var count = draw.between(2, 5);
        var first = draw.between(0, NAMESPACES.size() - 1);
        for (int i = 0; i < count; i++) {
            namespace(NAMESPACES.get((first + i) % NAMESPACES.size()));
        }
        drafts.forEach(this::calls);
        if (draw.chance(30)) {
            circle();
        }
        drafts.forEach(this::write);
        var surroundings = new Surroundings(draw, documents, workloads, drafts);
        surroundings.write();
        return new GeneratedCluster(seed, documents.stream().map(Objects::yaml).toList(), workloads, calls);
    }

    private void namespace(String name) {
        var character = NamespaceCharacter.drawn(draw);
        var namespace = object("v1", "Namespace", "", name);
        character.describe(namespace);
        documents.add(namespace);
        character.surround(name, documents);
        var taken = new HashSet<String>();
        for (int i = draw.between(2, 6); i > 0; i--) {
            var workload = draw.oneOf(WORKLOADS);
            if (taken.add(workload)) {
                var draft = new WorkloadDrawing(draw).drawn(name, workload);
                character.mark(draft, draw);
                drafts.add(draft);
            }
        }
    }

    /** What one workload calls: never itself, never two of one name, so that its variables stay distinct. */
    private void calls(WorkloadDraft caller) {
        var named = new HashSet<String>(Set.of(caller.name));
        var callable = drafts.stream().filter(WorkloadDraft::isCallable).toList();
        for (int i = callable.isEmpty() || caller.isServerOnly() ? 0 : draw.between(0, 3); i > 0; i--) {
            var callee = draw.oneOf(callable);
            if (named.add(callee.name)) {
                call(caller, callee, draw.oneOf(CallForm.values()));
            }
        }
    }

    /** Two that call each other, by the plainest form. */
    private void circle() {
        var callable = drafts.stream()
                .filter(draft -> draft.isCallable() && !draft.isServerOnly())
                .toList();
        if (callable.size() < 2) {
            return;
        }
        var one = callable.getFirst();
        var other = callable.getLast();
        if (!one.name.equals(other.name) && !calls(one, other) && !calls(other, one)) {
            call(one, other, CallForm.ENV_URL);
            call(other, one, CallForm.ENV_HOST_AND_PORT);
        }
    }

    private boolean calls(WorkloadDraft caller, WorkloadDraft callee) {
        return calls.stream()
                .anyMatch(call -> call.from().address().equals(caller.known().address())
                        && call.to().name().equals(callee.name));
    }

    private void call(WorkloadDraft caller, WorkloadDraft callee, CallForm form) {
        var door = callee.doors.getFirst();
        new CallWriting(draw, documents::add).write(caller, callee, door, form);
        calls.add(new KnownCall(caller.known(), callee.known(), callee.name, door.port(), door.containerPort(), form));
    }

    private void write(WorkloadDraft draft) {
        if (draft.isCallable()) {
            documents.add(draft.service());
        }
        if (draw.chance(60)) {
            account(draft);
        }
        workloads.add(draft.known());
        if (draft.traits.contains(KnownWorkload.Trait.OWNED_BY_OPERATOR) && draft.kind.equals("StrimziPodSet")) {
            documents.addAll(OperatorOwned.pods(draft));
        } else {
            documents.add(draft.manifest());
        }
    }

    private void account(WorkloadDraft draft) {
        documents.add(object("v1", "ServiceAccount", draft.namespace, draft.name));
        draft.podSpec.put("serviceAccountName", draft.name);
    }

    /** Who keeps the objects of a namespace as they are, and what the namespace asks of its pods. */
    private record NamespaceCharacter(
            String owner, boolean restricted, boolean quota, String mesh, String criticality) {

        static NamespaceCharacter drawn(Draw draw) {
            return new NamespaceCharacter(
                    draw.oneOf("", "", "", "argo", "flux", "helm"),
                    draw.chance(15),
                    draw.chance(15),
                    draw.oneOf("", "", "", "", "", "", "", "istio", "istio-strict", "linkerd"),
                    draw.oneOf("", "", "low", "high"));
        }

        void describe(Map<String, Object> namespace) {
            if (restricted) {
                labels(namespace).put("pod-security.kubernetes.io/enforce", "restricted");
            }
            if (mesh.startsWith("istio")) {
                labels(namespace).put("istio-injection", "enabled");
            }
            if (mesh.equals("linkerd")) {
                annotations(namespace).put("linkerd.io/inject", "enabled");
            }
            if (!criticality.isEmpty()) {
                labels(namespace).put("criticality", criticality);
            }
        }

        void surround(String name, List<Map<String, Object>> documents) {
            if (quota) {
                var limits = object("v1", "ResourceQuota", name, "compute");
                limits.put("spec", map("hard", map("requests.cpu", "2", "requests.memory", "4Gi", "pods", "40")));
                documents.add(limits);
            }
            if (mesh.equals("istio-strict")) {
                var strict = object("security.istio.io/v1", "PeerAuthentication", name, "default");
                Objects.below(strict, "metadata").put("creationTimestamp", "2024-03-01T08:00:00Z");
                strict.put("spec", map("mtls", map("mode", "STRICT")));
                documents.add(strict);
            }
        }

        void mark(WorkloadDraft draft, Draw draw) {
            if (mesh.equals("linkerd")) {
                draft.traits.add(KnownWorkload.Trait.IN_ANOTHER_MESH);
            }
            if (mesh.startsWith("istio")) {
                draft.traits.add(KnownWorkload.Trait.INJECTED_ALREADY);
                if (draw.chance(15)) {
                    draft.podLabels.put("sidecar.istio.io/inject", "false");
                    draft.traits.add(KnownWorkload.Trait.OPTED_OUT);
                }
            }
            switch (owner) {
                case "argo" ->
                    draft.ownAnnotations.put(
                            "argocd.argoproj.io/tracking-id",
                            draft.namespace + ":apps/" + draft.kind + ":" + draft.namespace + "/" + draft.name);
                case "flux" -> {
                    draft.ownLabels.put("kustomize.toolkit.fluxcd.io/name", "apps");
                    draft.ownLabels.put("kustomize.toolkit.fluxcd.io/namespace", "flux-system");
                }
                case "helm" -> {
                    draft.ownLabels.put("app.kubernetes.io/managed-by", "Helm");
                    draft.ownAnnotations.put("meta.helm.sh/release-name", draft.name);
                    draft.ownAnnotations.put("meta.helm.sh/release-namespace", draft.namespace);
                }
                default -> {}
            }
        }
    }
}
