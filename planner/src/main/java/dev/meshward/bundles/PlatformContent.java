package dev.meshward.bundles;

import dev.meshward.adoption.Stage;
import dev.meshward.manifest.Manifest;
import dev.meshward.mesh.Change;
import dev.meshward.mesh.Installation;
import dev.meshward.mesh.LadderIntent;
import java.util.List;
import java.util.Optional;

/** The control plane, unless it is there. Choices that are hard to change later are asked first. */
record PlatformContent(
        Speaker speaker, Optional<String> installedVersion, Installation installation, List<String> namespaces)
        implements StageContent {

    @Override
    public void fill(Stage stage, StageDraft draft) {
        if (installedVersion.isPresent()) {
            draft.await(
                    "the control plane that is there is healthy, and a person has said that it is the one to use",
                    "a control plane of version " + installedVersion.get() + " is there already; nothing is installed");
            return;
        }
        installation
                .decisions()
                .forEach(decision -> draft.byHand("decision", "somebody has confirmed it", "", decision));
        namespaces.forEach(namespace -> speaker.say(new LadderIntent.HoldBack(namespace), draft));
        draft.step(
                "these namespaces asked for a mesh before there was one: they join in their stage, not by accident",
                "");
        create(draft, true);
        installation.beforehand().forEach(made -> draft.byHand("before the installation", "it is there", "", made));
        draft.beginMainPart();
        installation.releases().forEach(release -> install(release, stage, draft));
        create(draft, false);
    }

    /** Kinds of the mesh's own are served only once its charts are installed. */
    private void create(StageDraft draft, boolean builtIn) {
        List<Manifest> objects = installation.objects().stream()
                .filter(object -> BuiltInKinds.contains(object.key()) == builtIn)
                .toList();
        objects.forEach(object -> draft.say(List.of(new Change.Create(object, "it belongs to the installation"))));
        draft.step("the mesh's own namespace, and what belongs to the mesh as a whole", "");
    }

    private static void install(Installation.Release release, Stage stage, StageDraft draft) {
        var path = "helm/" + release.name() + ".values.yaml";
        var command = "helm upgrade --install " + release.name() + " " + release.chart() + " --repo "
                + release.repository() + " --version " + release.version() + " -n " + release.namespace()
                + " --create-namespace -f stages/" + StageBundle.folderOf(stage) + "/" + path + " --wait --timeout 10m";
        draft.install(
                new HelmFile(path, release, command),
                "helm says deployed, and every pod of the release is ready",
                "chart " + release.chart() + " " + release.version() + ", pinned");
    }
}
