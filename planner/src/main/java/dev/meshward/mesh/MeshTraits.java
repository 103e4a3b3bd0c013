package dev.meshward.mesh;

import java.util.List;
import java.util.Set;

/**
 * What is fixed about a mesh's data plane, for checks and rules that need no object of it.
 *
 * @param proxyMark what a running pod carries that is in the mesh, as {@link dev.meshward.cluster.PodsSeen} writes it
 * @param proxyUid the user id the proxy runs as, which its traffic capture leaves alone
 * @param proxyPorts ports the proxy listens on in the pod
 * @param ingressPorts ports others must be able to reach on a joined pod (merged metrics, readiness)
 * @param controlPlaneNamespaces namespaces of the mesh itself, never staged
 * @param serverFirstPorts ports the mesh itself knows to carry protocols in which the server speaks first
 */
public record MeshTraits(
        String proxyMark,
        int proxyUid,
        Set<Integer> proxyPorts,
        Set<Integer> ingressPorts,
        Set<String> controlPlaneNamespaces,
        Set<Integer> serverFirstPorts,
        List<String> troubleshooting) {}
