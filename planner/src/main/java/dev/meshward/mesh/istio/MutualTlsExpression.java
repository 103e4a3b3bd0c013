package dev.meshward.mesh.istio;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Mapping;
import dev.meshward.mesh.Change;
import dev.meshward.mesh.LadderIntent;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.SelectedWorkload;
import dev.meshward.mesh.istio.PeerAuthentication.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the pods of a scope accept, said in PeerAuthentications. An object that decides the scope already is patched: the
 * oldest wins, so a younger one beside it would do nothing.
 *
 * @param openModes what a port has to say for plaintext to be accepted there whatever its workload demands
 */
public record MutualTlsExpression(KnownObjects present, MutualTlsInForce inForce, Set<Mode> openModes) {

    public List<Change> acceptPlaintext(LadderIntent.AcceptPlaintext intent) {
        if (intent.onlyThese().isEmpty()) {
            return namespaceMode(
                    intent.namespace(),
                    Mode.PERMISSIVE,
                    "callers of " + intent.namespace()
                            + " that are not in the mesh yet go on working, whatever the mesh-wide"
                            + " default is or becomes");
        }
        return intent.onlyThese().stream()
                .flatMap(workload -> workloadMode(
                        workload,
                        Mode.PERMISSIVE,
                        List.of(),
                        "its callers may not be in the mesh yet, while its namespace refuses plaintext already")
                        .stream())
                .toList();
    }

    public List<Change> require(LadderIntent.RequireMutualTls intent) {
        var changes = new ArrayList<>(enabledAgain(intent.namespace()));
        for (var workload : intent.climbing()) {
            changes.addAll(liftedFrom(workload));
        }
        changes.addAll(namespaceMode(
                intent.namespace(),
                Mode.STRICT,
                "every known caller of " + intent.namespace() + " uses mutual TLS, so plaintext is refused"));
        return changes;
    }

    /**
     * A namespace that says nothing follows the mesh as a whole: those that are let off say so first, and in so many words.
     * Objects of single workloads without a mode of their own follow their namespace.
     */
    public List<Change> requireByDefault(LadderIntent.RequireMutualTlsByDefault intent) {
        var changes = new ArrayList<Change>();
        intent.letOff().stream()
                .filter(namespace -> !namespace.equals(inForce.rootNamespace()))
                .filter(namespace -> inForce.saysNothing(namespace))
                .forEach(namespace -> changes.addAll(namespaceMode(
                        namespace,
                        inForce.modeOf(namespace) == Mode.DISABLE ? Mode.DISABLE : Mode.PERMISSIVE,
                        "not everybody who calls into " + namespace
                                + " uses mutual TLS, and from the next step on whoever says nothing"
                                + " refuses plaintext")));
        changes.addAll(namespaceMode(
                inForce.rootNamespace(),
                Mode.STRICT,
                "every namespace that has to accept plaintext says so itself; whatever comes later refuses it"));
        return changes;
    }

    public List<Change> requireOf(LadderIntent.RequireMutualTlsOf intent) {
        var changes = new ArrayList<>(enabledAgain(intent.workload().namespace()));
        changes.addAll(workloadMode(
                intent.workload(),
                Mode.STRICT,
                intent.plaintextPorts(),
                "every known caller of it uses mutual TLS, but not yet every workload of its namespace is there"));
        return changes;
    }

    /**
     * Callers decide by the namespace alone whether to use mutual TLS: where it says DISABLE, they go on sending
     * plaintext to a workload that refuses it. Proxies learn of changes at different moments, so the way from DISABLE to
     * STRICT leads through PERMISSIVE (istio/istio#48290).
     */
    private List<Change> enabledAgain(String namespace) {
        return inForce.modeOf(namespace) == Mode.DISABLE
                ? namespaceMode(
                        namespace,
                        Mode.PERMISSIVE,
                        "callers of " + namespace
                                + " send plaintext while it says DISABLE; they have to begin with mutual"
                                + " TLS before plaintext is refused")
                : List.of();
    }

    /** Ports alone: the other ports inherit from the namespace, so that one change of the namespace moves them all. */
    public List<Change> except(LadderIntent.ExceptFromMutualTls intent) {
        var because = intent.because();
        return intent.plaintextPorts().isEmpty()
                ? workloadMode(intent.workload(), Mode.PERMISSIVE, List.of(), because)
                : workloadMode(intent.workload(), Mode.UNSET, intent.plaintextPorts(), because);
    }

    private List<Change> namespaceMode(String namespace, Mode mode, String because) {
        var deciding = inForce.forNamespace(namespace);
        if (deciding.isEmpty()) {
            var name = OwnObject.freeName(
                    present,
                    IstioObject.SECURITY,
                    PeerAuthentication.KIND,
                    namespace,
                    MutualTlsInForce.NAMESPACE_WIDE,
                    _ -> false);
            return List.of(create(namespace, name, because, spec(Map.of(), mode, List.of())));
        }
        return deciding.stream()
                .filter(each -> each.mode() != mode)
                .map(each -> patch(each, spec(Map.of(), mode, List.of()), because))
                .toList();
    }

    /** A workload that was let off by itself would stay let off when its namespace turns strict. */
    private List<Change> liftedFrom(SelectedWorkload workload) {
        var because = "the exception for " + workload.workload().id() + " ends";
        return inForce.forWorkload(workload).stream()
                .filter(each -> each.mode() == Mode.PERMISSIVE || each.mode() == Mode.DISABLE)
                .map(each -> patch(each, spec(Map.of(), Mode.STRICT, List.of()), because))
                .toList();
    }

    private List<Change> workloadMode(SelectedWorkload workload, Mode mode, List<Integer> ports, String because) {
        var deciding = inForce.forWorkload(workload);
        if (!deciding.isEmpty()) {
            return deciding.stream()
                    .filter(each -> !says(each, mode, ports))
                    .map(each -> patch(each, spec(Map.of(), mode, ports), because))
                    .toList();
        }
        if (!workload.canBePicked()) {
            return List.of();
        }
        var name = OwnObject.freeName(
                present,
                IstioObject.SECURITY,
                PeerAuthentication.KIND,
                workload.namespace(),
                workload.name(),
                _ -> false);
        return List.of(create(workload.namespace(), name, because, spec(workload.labels(), mode, ports)));
    }

    private boolean says(PeerAuthentication object, Mode mode, List<Integer> ports) {
        return (mode == Mode.UNSET || object.mode() == mode)
                && ports.stream()
                        .map(port -> object.portModes().getOrDefault(Integer.toString(port), Mode.UNSET))
                        .allMatch(openModes::contains);
    }

    private static Mapping spec(Map<String, String> selector, Mode mode, List<Integer> ports) {
        var spec = Mapping.building();
        if (!selector.isEmpty()) {
            spec.put("selector", OwnObject.single("matchLabels", OwnObject.labels(selector)));
        }
        if (mode != Mode.UNSET) {
            spec.put("mtls", OwnObject.single("mode", mode.name()));
        }
        if (!ports.isEmpty()) {
            var byPort = Mapping.building();
            ports.forEach(port -> byPort.put(Integer.toString(port), OwnObject.single("mode", Mode.PERMISSIVE.name())));
            spec.put("portLevelMtls", byPort.build());
        }
        return spec.build();
    }

    private static Change create(String namespace, String name, String because, Mapping spec) {
        var manifest = OwnObject.made(
                PeerAuthentication.V1, PeerAuthentication.KIND, namespace, name, Map.of(), because, spec);
        return new Change.Create(manifest, because);
    }

    private static Change patch(PeerAuthentication object, Mapping spec, String because) {
        var manifest = object.manifest();
        return new Change.Patch(
                manifest.apiVersion(),
                manifest.key(),
                OwnObject.single("spec", spec),
                because + "; " + manifest.key().name() + " decides this scope already, and the oldest one wins");
    }
}
