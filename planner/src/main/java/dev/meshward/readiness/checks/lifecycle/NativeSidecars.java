package dev.meshward.readiness.checks.lifecycle;

import dev.meshward.cluster.PodTemplate;
import dev.meshward.cluster.Workload;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.readiness.Fix;
import dev.meshward.readiness.Situation;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Whether the proxies of a pod would be native sidecars: init containers that keep running, start before everything
 * else and never keep a pod alive. Depends on the mesh's version, on every node's kubelet and on the pod's own word.
 */
final class NativeSidecars {

    /** Kubernetes 1.29: the feature gate SidecarContainers is on by default. */
    private static final int SERVED = 29;

    /** Istio {@code auto}: native when every kubelet is at least 1.33, where sidecar containers became stable. */
    private static final int ISTIO_AUTO_KUBELET = 33;

    /** Istio supports no Kubernetes before 1.29 from this minor version on, so sidecar containers are served. */
    private static final int ISTIO_ON_SERVING_KUBERNETES = 26;

    private static final int ISTIO_AUTO = 27;
    private static final int ISTIO_ANNOTATION = 24;
    private static final int LINKERD_DEFAULT = 20;

    private static final String ISTIO = "sidecar.istio.io/nativeSidecar";

    /** The oldest of Linkerd's three spellings, which every version with native sidecars reads. */
    private static final String LINKERD_ASKING = "config.alpha.linkerd.io/proxy-enable-native-sidecar";

    /** Linkerd: the first of these that is present decides. */
    private static final String[] LINKERD = {
        "config.linkerd.io/proxy-enable-native-sidecar",
        "config.beta.linkerd.io/proxy-enable-native-sidecar",
        LINKERD_ASKING
    };

    private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "TRUE", "True");

    private final TargetMesh target;
    private final boolean istio;
    private final OptionalInt oldestKubelet;

    private NativeSidecars(TargetMesh target, boolean istio, OptionalInt oldestKubelet) {
        this.target = target;
        this.istio = istio;
        this.oldestKubelet = oldestKubelet;
    }

    static NativeSidecars of(Situation situation) {
        var oldest = situation.snapshot().objectsOf("", "Node").stream()
                .flatMap(node -> node.at("status", "nodeInfo", "kubeletVersion").text().stream())
                .mapToInt(version -> minorOf(version, situation.target()))
                .min();
        return new NativeSidecars(situation.target(), situation.isIstio(), oldest);
    }

    private static int minorOf(String version, TargetMesh target) {
        return new TargetMesh(target.name(), target.meshVersion(), version, true).kubernetesMinor();
    }

    /** False where it cannot be known: a proxy that is wrongly thought native keeps a Job from ending. */
    boolean areGivenTo(Workload workload) {
        return areServed() && asked(workload.template()).orElse(byDefault());
    }

    /** What would make this workload's proxy native; empty where nothing would. */
    Optional<Fix> fixFor(Workload workload) {
        boolean understood = !istio || target.meshMinor() >= ISTIO_ANNOTATION;
        if (!understood || !areServed() || asked(workload.template()).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Fix.AnnotateAtJoin(
                workload.id(),
                istio ? ISTIO : LINKERD_ASKING,
                "true",
                "Read only while a proxy is added; it makes the proxy an init container that keeps running, which "
                        + versions() + " supports."));
    }

    /** The versions this rests on, and whether one of them is only assumed. */
    String versions() {
        var mesh = (istio ? "Istio " : "Linkerd ") + target.meshVersion();
        if (oldestKubelet.isPresent()) {
            return mesh + " with kubelets from 1." + oldestKubelet.getAsInt() + " on";
        }
        return target.kubernetesVersionIsKnown()
                ? mesh + " on Kubernetes " + target.kubernetesVersion()
                : mesh + " on nodes whose version the source does not tell";
    }

    /** The version every kubelet has at least; empty where nobody told. */
    private OptionalInt kubelet() {
        return oldestKubelet.isPresent() || !target.kubernetesVersionIsKnown()
                ? oldestKubelet
                : OptionalInt.of(target.kubernetesMinor());
    }

    private boolean areServed() {
        boolean supposed = !istio || target.meshMinor() >= ISTIO_ON_SERVING_KUBERNETES;
        return kubelet().isPresent() ? kubelet().getAsInt() >= SERVED : supposed;
    }

    private boolean byDefault() {
        return istio
                ? target.meshMinor() >= ISTIO_AUTO && kubelet().orElse(0) >= ISTIO_AUTO_KUBELET
                : target.meshMinor() >= LINKERD_DEFAULT;
    }

    private Optional<Boolean> asked(PodTemplate template) {
        Map<String, String> annotations = template.annotations();
        var keys = istio ? new String[] {ISTIO} : LINKERD;
        for (var key : keys) {
            if (annotations.containsKey(key)) {
                return Optional.of(TRUE.contains(annotations.getOrDefault(key, "")));
            }
        }
        return Optional.empty();
    }
}
