package dev.meshward.testing.mutants;

import dev.meshward.mesh.MeshName;
import java.util.List;
import java.util.stream.Stream;

/** Every operator there is for plans to a mesh. */
public final class Operators {

    private Operators() {}

    /** Those whose mutants may do harm, then those whose mutants may not. */
    public static List<Operator> of(MeshName mesh) {
        var ofMesh = switch (mesh) {
            case ISTIO -> Stream.of(Policies.all(), AnyObject.ofIstio(), Intruders.ofIstio());
            case ISTIO_AMBIENT ->
                Stream.of(Policies.all(), AnyObject.ofIstio(), AmbientObjects.all(), Intruders.ofIstio());
            case LINKERD -> Stream.of(LinkerdObjects.all(), Intruders.ofLinkerd());
        };
        return Stream.of(Stream.of(Steps.all(), AnyObject.all()), ofMesh, Stream.of(Trifles.of(mesh)))
                .flatMap(each -> each)
                .flatMap(List::stream)
                .toList();
    }
}
