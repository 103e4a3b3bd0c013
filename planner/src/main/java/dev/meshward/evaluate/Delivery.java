package dev.meshward.evaluate;

import dev.meshward.cluster.PodTemplate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides whether a call arrives: the caller's proxy, the network policies between, the callee's proxy, in this order. */
public final class Delivery {

    private final List<MeshRules> meshes;
    private final NetworkPolicies networkPolicies = new NetworkPolicies();

    public Delivery(List<MeshRules> meshes) {
        this.meshes = List.copyOf(meshes);
    }

    /**
     * @param atCaller the objects as the caller's side has learnt of them
     * @param atCallee the objects as the callee's side has learnt of them
     */
    public Verdict verdict(Hop hop, World atCaller, World atCallee) {
        return arrival(hop, dispatch(hop, atCaller), atCallee);
    }

    /** What leaves the caller's side, and where to. */
    public Dispatch dispatch(Hop hop, World atCaller) {
        var straight = sending(hop, atCaller);
        return governing(hop.caller().sendsThrough())
                .flatMap(mesh -> mesh.stopover(hop, atCaller))
                .map(stopover -> Dispatch.by(stopover, sending(stopover.before(hop), atCaller), straight))
                .orElseGet(() -> Dispatch.straight(straight));
    }

    /** What becomes of a call after it left the caller's side, which has the last word of {@link #dispatch}. */
    public Verdict arrival(Hop hop, Dispatch dispatch, World atCallee) {
        return dispatch.by()
                .map(by -> switch (by.stopover().ready()) {
                    case NO -> arrival(hop, dispatch.straight(), atCallee);
                    case YES -> inTwo(hop, by, atCallee);
                    case MAYBE ->
                        agreed(by.stopover(), arrival(hop, dispatch.straight(), atCallee), inTwo(hop, by, atCallee));
                })
                .orElseGet(() -> arrival(hop, dispatch.straight(), atCallee));
    }

    private static Verdict agreed(Stopover stopover, Verdict straight, Verdict inTwo) {
        return straight.word().equals(inTwo.word())
                ? inTwo
                : new Verdict.Unknown("Whether " + stopover.name() + " is ready nobody here knows: by it the call is "
                        + inTwo.word() + ", straight it is " + straight.word() + ".");
    }

    /** Both ways have to be open, and the proxy between has to want it. */
    private Verdict inTwo(Hop hop, Dispatch.By by, World atCallee) {
        var stopover = by.stopover();
        var first = arrival(stopover.before(hop), by.sending(), atCallee);
        if (!first.isDelivered()) {
            return first;
        }
        var next = stopover.after(hop);
        return governing(stopover.proxy().plane())
                .flatMap(mesh -> mesh.refusalAt(stopover, hop, atCallee))
                .orElseGet(() -> arrival(next, sending(next, atCallee), atCallee));
    }

    private Verdict arrival(Hop hop, Sending sending, World atCallee) {
        if (sending instanceof Sending.Stopped(var rule, var because)) {
            return new Verdict.Refused(rule, because);
        }
        return blocked(hop, wirePort(hop, sending, atCallee), atCallee)
                .or(() -> cutOff(hop, atCallee))
                .orElseGet(() -> received(hop, sending, atCallee));
    }

    /** A pod whose proxy cannot do its own calls neither calls nor answers. */
    private Optional<Verdict> cutOff(Hop hop, World world) {
        var caller = hop.caller() instanceof Pod pod ? cutOff(pod, world) : Optional.<Verdict>empty();
        return caller.or(() -> cutOff(hop.callee(), world));
    }

    private Optional<Verdict> cutOff(Pod pod, World world) {
        return governing(pod.plane()).stream()
                .flatMap(mesh -> mesh.neededBy(pod).stream())
                .map(need -> networkPolicies.decide(need, need.containerPort(), world))
                .filter(decision -> decision.passes() == Match.NO)
                .map(decision -> (Verdict) new Verdict.Refused(
                        decision.rule(),
                        "The proxy of " + pod.namespace() + "/" + pod.name() + " cannot reach its control plane: "
                                + decision.because()))
                .findFirst();
    }

    /**
     * What the callee's side alone does, whatever lies between.
     *
     * @param identity of a member of the callee's mesh; empty for anybody who comes without mutual TLS
     */
    public Verdict atTheDoor(Hop hop, Optional<Identity> identity, World world) {
        var sending = identity.flatMap(who -> governing(hop.callee().plane()).map(mesh -> mesh.sendAs(who, hop, world)))
                .orElseGet(() -> new Sending.Plaintext("without mutual TLS"));
        return received(hop, sending, world);
    }

    /** Those callers whom rules on this pod tell apart; empty where it may be every account. */
    public Optional<Set<Identity>> toldApart(Pod callee, World world) {
        return governing(callee.plane())
                .map(mesh -> mesh.toldApart(callee, world))
                .orElse(Optional.of(Set.of()));
    }

    /** The data plane a pod made now would get; of several meshes that ask for it, the first of the list. */
    public DataPlane planeOf(String namespace, PodTemplate template, World world) {
        return meshes.stream()
                .map(mesh -> mesh.planeOf(namespace, template, world))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(DataPlane.NONE);
    }

    /** What comes with a data plane for a pod made now in this namespace. */
    public HandedDown handedDown(DataPlane plane, String namespace, World world) {
        return governing(plane).map(mesh -> mesh.handedDown(namespace, world)).orElse(HandedDown.nothing());
    }

    /** The data plane a running pod has when meshes that follow labels at any time have followed them. */
    public DataPlane planeNow(Pod running, World world) {
        for (var mesh : meshes) {
            var plane = mesh.planeNow(running, world);
            if (plane != running.plane()) {
                return plane;
            }
        }
        return running.plane();
    }

    /** Whether the network policies let it pass, for sure or perhaps. */
    public Match passes(Hop hop, World world) {
        return networkPolicies
                .decide(asTheNetworkSees(hop), wirePort(hop, sending(hop, world), world), world)
                .passes();
    }

    private Sending sending(Hop hop, World atCaller) {
        return governing(hop.caller().sendsThrough())
                .map(mesh -> meeting(mesh, hop, mesh.send(hop, atCaller)))
                .orElseGet(() -> new Sending.Plaintext("the caller has no proxy"));
    }

    /** A mesh that sends its mutual TLS to a pod of another one meets nobody who understands it. */
    private Sending meeting(MeshRules mesh, Hop hop, Sending sending) {
        return sending instanceof Sending.MutualTls(var _, var rule)
                        && !mesh.governs(hop.callee().plane())
                ? new Sending.ForeignTls(rule)
                : sending;
    }

    private Verdict received(Hop hop, Sending sending, World atCallee) {
        if (sending instanceof Sending.Unsure(var because)) {
            return new Verdict.Unknown(because);
        }
        return governing(hop.callee().plane())
                .map(mesh -> mesh.receive(hop, sending, atCallee))
                .orElseGet(() -> withoutProxy(sending));
    }

    private static Verdict withoutProxy(Sending sending) {
        return switch (sending) {
            case Sending.Plaintext _ -> new Verdict.DeliveredPlaintext();
            case Sending.MutualTls(var _, var rule) -> notUnderstood(rule);
            case Sending.ForeignTls(var rule) -> notUnderstood(rule);
            case Sending.Stopped(var rule, var because) -> new Verdict.Refused(rule, because);
            case Sending.Unsure(var because) -> new Verdict.Unknown(because);
        };
    }

    private static Verdict notUnderstood(String rule) {
        return new Verdict.Refused(
                rule, "The caller's proxy begins TLS, and no proxy of its mesh stands before the callee to end it.");
    }

    private Optional<Verdict> blocked(Hop hop, int wirePort, World world) {
        var decision = networkPolicies.decide(asTheNetworkSees(hop), wirePort, world);
        return decision.passes() == Match.NO
                ? Optional.of(new Verdict.Refused(decision.rule(), decision.because()))
                : Optional.empty();
    }

    private Hop asTheNetworkSees(Hop hop) {
        return governing(hop.callee().plane())
                .map(mesh -> mesh.asTheNetworkSees(hop))
                .orElse(hop);
    }

    private int wirePort(Hop hop, Sending sending, World world) {
        return governing(hop.callee().plane())
                .map(mesh -> mesh.wirePort(hop, sending, world))
                .orElse(hop.containerPort());
    }

    private Optional<MeshRules> governing(DataPlane plane) {
        return meshes.stream().filter(mesh -> mesh.governs(plane)).findFirst();
    }
}
