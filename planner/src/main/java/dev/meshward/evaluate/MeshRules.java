package dev.meshward.evaluate;

import dev.meshward.cluster.PodTemplate;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the objects of one mesh decide. Both ends of a call are asked apart, each with the world as its proxy has learnt of
 * it, since configuration never reaches two proxies at the same moment. {@link Delivery} puts the answers together, so that
 * a hop between two meshes is plaintext without identity and neither mesh has to know of the other.
 *
 * <p>One instance serves one judgement and is not for several threads: it keeps what it has read of each object.
 */
public interface MeshRules {

    /** True when pods with this data plane obey these rules. */
    boolean governs(DataPlane plane);

    /** The data plane that a pod made now from this template would get from this mesh; empty when it gets none. */
    Optional<DataPlane> planeOf(String namespace, PodTemplate template, World world);

    /** What the injector of this mesh adds to the metadata of pods that it makes in this namespace now. */
    default HandedDown handedDown(String namespace, World world) {
        return HandedDown.nothing();
    }

    /**
     * What carries the traffic of a pod that runs already, once it has followed the objects. Most meshes decide when a pod
     * is made, whatever is labelled later; one that follows labels at any time says so here.
     */
    default DataPlane planeNow(Pod running, World world) {
        return running.plane();
    }

    /** What a caller's proxy of this mesh sends. Asked only when {@link #governs} the caller's data plane. */
    Sending send(Hop hop, World atCaller);

    /** What a member of this mesh sends to a pod of it when nothing of its own stands in the way. */
    Sending sendAs(Identity identity, Hop hop, World world);

    /**
     * What the callee's proxy of this mesh does with it. Asked only when {@link #governs} the callee's data plane. {@link
     * Sending.MutualTls} comes from a caller of this same mesh; callers of other meshes and of none send plaintext.
     */
    Verdict receive(Hop hop, Sending sending, World atCallee);

    /** Calls that the proxy of this pod has to be able to make before the pod serves or calls anybody. */
    List<Hop> neededBy(Pod pod);

    /** Where the caller's side leads the call before it goes to the callee; nowhere, for most calls. */
    default Optional<Stopover> stopover(Hop hop, World atCaller) {
        return Optional.empty();
    }

    /** Why the proxy of a stopover does not hand the call on, or why nobody can tell; empty where it does. */
    default Optional<Verdict> refusalAt(Stopover stopover, Hop hop, World world) {
        return Optional.empty();
    }

    /** The call as the network between both ends sees it: who seems to make it. */
    default Hop asTheNetworkSees(Hop hop) {
        return hop;
    }

    /** The port on which bytes of this call reach the pod: network policies see this one. */
    int wirePort(Hop hop, Sending sending, World world);

    /**
     * The objects that decide about calls and come with a Helm release.
     *
     * @param values the values file; absent where none is given
     */
    List<Manifest> installedBy(String release, Field values);

    /** The objects that go with a Helm release, by the same keys. */
    default List<Manifest> removedWith(String release) {
        return installedBy(release, Field.of("", Mapping.empty()));
    }

    /**
     * Those callers in mutual TLS that rules on this pod tell apart; all the others share one fate. Empty where every
     * account may have a fate of its own.
     */
    Optional<Set<Identity>> toldApart(Pod callee, World world);

    /**
     * Which pods an object of a changed cluster may matter to, in this version of it.
     *
     * @param around every object that may stand beside it, since some matter only to what others point out
     */
    List<Reach> reachOf(Manifest object, Versions around);
}
