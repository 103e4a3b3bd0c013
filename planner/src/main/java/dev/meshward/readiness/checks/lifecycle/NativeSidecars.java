package dev.meshward.readiness.checks.lifecycle;

import dev.meshward.cluster.PodTemplate;
import dev.meshward.cluster.Workload;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.readiness.Fix;
import dev.meshward.readiness.Situation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the proxies of a pod would be native sidecars: init containers that keep running, start before everything
 * else and never keep a pod alive. Depends on the mesh's version, on the oldest kubelet, which the Kubernetes version of
 * the target stands for, and on the pod's own word.
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

    private NativeSidecars(TargetMesh target, boolean istio) {
        this.target = target;
        this.istio = istio;
    }

    static NativeSidecars of(Situation situation) {
        return new NativeSidecars(situation.target(), situation.isIstio());
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
                "Read only while a proxy is added: the proxy then is an init container that keeps running, and nothing"
                        + " else of the pod changes."));
    }

    /** The versions this rests on, or that one of them is not known. */
    String versions() {
        var mesh = (istio ? "Istio " : "Linkerd ") + target.meshVersion();
        return target.kubernetesVersionIsKnown()
                ? mesh + " on Kubernetes " + target.kubernetesVersion()
                : mesh + " on nodes whose version the source does not tell";
    }

    private boolean areServed() {
        boolean supposed = !istio || target.meshMinor() >= ISTIO_ON_SERVING_KUBERNETES;
        return target.kubernetesVersionIsKnown() ? target.kubernetesMinor() >= SERVED : supposed;
    }

    private boolean byDefault() {
        return istio
                ? target.meshMinor() >= ISTIO_AUTO
                        && target.kubernetesVersionIsKnown()
                        && target.kubernetesMinor() >= ISTIO_AUTO_KUBELET
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
