package dev.meshward.testing.mutants;

import dev.meshward.mesh.MeshName;
import java.util.List;
import java.util.stream.Stream;

/** Every operator there is for plans to a mesh. */
public final class Operators {

    private Operators() {}

    /** Those that know the objects of a mesh, and no other mesh has. */
    public static List<Operator> onlyOf(MeshName mesh) {
        return switch (mesh) {
            case ISTIO -> of(mesh);
            case ISTIO_AMBIENT -> AmbientObjects.all();
            case LINKERD ->
                Stream.concat(LinkerdObjects.all().stream(), Intruders.ofLinkerd().stream())
                        .toList();
        };
    }

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
