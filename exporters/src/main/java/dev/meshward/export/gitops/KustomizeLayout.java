package dev.meshward.export.gitops;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import java.util.ArrayList;
import java.util.List;

/** Each stage builds on the one before: one folder gives all objects of ours as they are after it. */
final class KustomizeLayout {

    private static final StageReadmes READMES = new StageReadmes(
            "`kustomize build gitops/kustomize/STAGE | kubectl apply --server-side --field-manager=meshward -f -`"
                    + " gives all objects of ours as they are after this stage. No `--prune`, ever: it would look for"
                    + " objects that others made.",
            "Point whatever carries out `STAGE` at `BEFORE` again; what this stage created is in `undo/delete.txt` of"
                    + " the plain stage and is deleted by name.");

    private final List<StagePart> parts;
    private final LayoutFiles files;

    KustomizeLayout(List<StagePart> parts, LayoutFiles files) {
        this.parts = parts;
        this.files = files;
    }

    void write() {
        var before = "";
        for (var part : parts) {
            files.put(part.name() + "/README.md", READMES.of(part, before));
            Components.write(files, part.name(), part);
            if (write(part, before)) {
                before = part.name();
            }
        }
    }

    /** False for a stage with nothing of ours, which needs no folder to build: kustomize refuses an empty one. */
    private boolean write(StagePart part, String before) {
        var resources = new ArrayList<String>();
        if (!before.isEmpty()) {
            resources.add("../" + before);
        }
        part.created().forEach((path, manifest) -> {
            resources.add(path);
            files.put(part.name() + "/" + path, manifest.content());
        });
        if (resources.isEmpty()) {
            return false;
        }
        var patches = new ArrayList<Value>();
        part.ownPatches().forEach((path, patch) -> {
            patches.add(Mapping.building().put("path", path).build());
            files.put(part.name() + "/" + path, patch.content());
        });
        part.deleted().forEach(key -> patches.add(deletion(key)));
        var kustomization = LayoutFiles.header("kustomize.config.k8s.io/v1beta1", "Kustomization")
                .with("resources", LayoutFiles.texts(resources));
        files.put(
                part.name() + "/kustomization.yaml",
                patches.isEmpty() ? kustomization : kustomization.with("patches", Value.Sequence.of(patches)));
        return true;
    }

    private static Mapping deletion(ObjectKey key) {
        var target = Mapping.building()
                .put("group", key.group())
                .put("kind", key.kind())
                .put("name", key.name());
        if (key.isNamespaced()) {
            target.put("namespace", key.namespace());
        }
        return Mapping.building()
                .put("target", target.build())
                .put("patch", "$patch: delete\napiVersion: v1\nkind: any\nmetadata:\n  name: any\n")
                .build();
    }
}
