package dev.meshward.translation;

import dev.meshward.equivalence.Comparison;
import dev.meshward.manifest.Manifest;
import dev.meshward.mesh.MeshName;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.mesh.intent.Fate;
import dev.meshward.mesh.intent.Patch;
import dev.meshward.mesh.intent.Remark;
import dev.meshward.mesh.intent.TranslationLedger;
import java.util.List;

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

    /** Whether somebody may call now who was refused before. */
    public boolean isWider() {
        return switch (comparison.authorization()) {
            case WIDER, DIFFERENT -> hasWiderDoor();
            case EQUAL, NARROWER -> false;
        };
    }

    private boolean hasWiderDoor() {
        return comparison.doors().stream()
                .flatMap(door -> door.compared().examples().stream())
                .anyMatch(example -> example.relation() == dev.meshward.equivalence.Relation.WIDER);
    }
}
