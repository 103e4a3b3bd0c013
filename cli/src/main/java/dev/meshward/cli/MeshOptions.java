package dev.meshward.cli;

import dev.meshward.mesh.MeshName;
import dev.meshward.survey.TargetWish;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which mesh the plan is for. */
final class MeshOptions {

    @Option(
            names = "--mesh",
            paramLabel = "MESH",
            defaultValue = "istio",
            description = "The mesh to adopt: istio, istio-ambient or linkerd. Default: ${DEFAULT-VALUE}.")
    private String mesh = "istio";

    @Option(
            names = "--mesh-version",
            paramLabel = "VERSION",
            description =
                    "Its version. Default: the one that is installed, or else the newest for the cluster's Kubernetes.")
    private Optional<String> meshVersion = Optional.empty();

    @Option(
            names = "--kubernetes-version",
            paramLabel = "VERSION",
            description = "The version of the cluster, such as 1.33, where the source does not tell.")
    private Optional<String> kubernetesVersion = Optional.empty();

    /** @throws Refused for a mesh or a version we do not know */
    TargetWish wish() {
        meshVersion.ifPresent(version -> check("--mesh-version", version));
        kubernetesVersion.ifPresent(version -> check("--kubernetes-version", version));
        return new TargetWish(mesh(), meshVersion, kubernetesVersion);
    }

    private MeshName mesh() {
        return switch (Terminal.lower(mesh)) {
            case "istio" -> MeshName.ISTIO;
            case "linkerd" -> MeshName.LINKERD;
            case "istio-ambient" -> MeshName.ISTIO_AMBIENT;
            default ->
                throw Refused.wrongUsage(
                        "--mesh " + mesh + " is not known; plans are made for istio, istio-ambient and linkerd.");
        };
    }

    static void check(String option, String version) {
        if (!version.matches("v?\\d{1,3}\\.\\d{1,3}([.+-].*)?")) {
            throw Refused.wrongUsage(option + " " + version + " is no version; it looks like 1.33 or 1.30.3.");
        }
    }
}
