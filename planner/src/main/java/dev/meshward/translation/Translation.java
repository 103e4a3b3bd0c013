package dev.meshward.translation;

import dev.meshward.equivalence.Compared;
import dev.meshward.equivalence.Comparison;
import dev.meshward.equivalence.Relation;
import dev.meshward.manifest.Manifest;
import dev.meshward.mesh.MeshName;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.mesh.intent.Fate;
import dev.meshward.mesh.intent.Patch;
import dev.meshward.mesh.intent.Remark;
import dev.meshward.mesh.intent.TranslationLedger;
import java.util.List;
import java.util.stream.Stream;

/**
 * A configuration in the words of another mesh.
 *
 * @param objects new objects, by key
 * @param patches what changes on objects that stay, by key
 * @param remarks what else to know, by place
 * @param comparison what both configurations decide
 */
public record Translation(
        MeshName from,
        TargetMesh to,
        TranslationLedger ledger,
        List<Manifest> objects,
        List<Patch> patches,
        List<Remark> remarks,
        Comparison comparison) {

    public Translation {
        objects = List.copyOf(objects);
        patches = List.copyOf(patches);
        remarks = List.copyOf(remarks);
    }

    /** Whether a field was lost. */
    public boolean losesAnything() {
        return ledger.pages().stream()
                .flatMap(page -> page.entries().stream())
                .anyMatch(entry -> entry.fate() instanceof Fate.Lost);
    }

    /**
     * Whether somebody may call now who was refused before, at a port of a workload or at a host outside. Routes inside the
     * cluster are left out: there the callee's port decides who gets in, and no route keeps anybody away from it.
     */
    public boolean isWider() {
        return isWiderInside() || isWiderOutside();
    }

    /** Whether a workload lets in callers whom it refused before. */
    public boolean isWiderInside() {
        return isWider(comparison.doors().stream().map(Comparison.Door::compared));
    }

    /** Whether calls leave the cluster that were refused before. */
    public boolean isWiderOutside() {
        return isWider(
                comparison.ways().stream().filter(Comparison.Way::leadsOutside).map(Comparison.Way::compared));
    }

    private static boolean isWider(Stream<Compared> compared) {
        return compared.flatMap(each -> each.examples().stream())
                .anyMatch(example -> example.relation() == Relation.WIDER);
    }
}
