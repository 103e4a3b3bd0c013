package dev.meshward.survey;

import dev.meshward.mesh.Dialect;
import dev.meshward.mesh.MeshName;
import dev.meshward.mesh.istio.IstioDialect;
import dev.meshward.mesh.istio.ambient.AmbientDialect;
import dev.meshward.mesh.linkerd.LinkerdDialect;
import java.util.List;

/** The list of dialects, one line each. */
final class Dialects {

    private Dialects() {}

    static List<Dialect> all() {
        return List.of(new IstioDialect(), new AmbientDialect(), new LinkerdDialect());
    }

    static Dialect of(MeshName mesh) {
        return all().stream()
                .filter(dialect -> dialect.mesh() == mesh)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no dialect for " + mesh.word() + ". Maybe it was not offered to the user?"));
    }
}
