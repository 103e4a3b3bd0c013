package dev.meshward.testing.simulator;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one mesh does. */
interface Mesh {

    /** How its proxies are called in {@link Pod#proxy()}. */
    String name();

    /** Where its policies for all namespaces live. */
    String root(Cluster cluster);

    /** Whether a pod that is made now gets a proxy. */
    boolean injects(Pod made, Cluster cluster);

    /** The pod with a proxy of this mesh, and whatever comes with it. */
    default Pod joined(Pod made, Cluster cluster) {
        return made.with(0, name());
    }

    /** What has become of a running pod; most meshes never look at one again. */
    default Pod now(Pod running, Cluster cluster) {
        return running;
    }

    /** What the proxy of the caller sends to this pod. */
    Sending sends(Call call, Pod caller, Pod callee, boolean someBehindHaveNone, Cluster atCaller);

    /** What a gateway of the mesh sends, whose account nobody knows. */
    Sending sendsFromGateway(Call call, Pod callee, Cluster atCaller);

    /** What a member of the mesh sends to a port of this pod when nothing of its own stands in the way. */
    Sending sendsAs(String identity, Pod callee, int port, Cluster cluster);

    /** What the proxy of the callee makes of it. */
    Fate takes(Pod callee, int port, Call.Via via, Sending sending, Cluster atCallee);

    /** The port on which it reaches the pod, as NetworkPolicies see it. */
    int wirePort(Pod callee, int port, Call.Via via, Sending sending);

    /** The objects that come with a release; all that may come where no values are given. */
    List<Map<String, @Nullable Object>> installedBy(String release, Map<String, @Nullable Object> values);
}
