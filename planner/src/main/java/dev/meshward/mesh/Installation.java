package dev.meshward.mesh;

import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import java.util.List;

/**
 * How the control plane is installed.
 *
 * @param releases Helm releases in the order in which they are installed
 * @param objects objects that come with it and are no part of a chart, such as mesh-wide telemetry
 * @param beforehand what people have to make before the first release, such as certificates, with the commands
 * @param decisions choices that are hard to change later, as questions for people, each with what we chose and why
 * @param figures what the installation is expected to take, in sentences with the rule they come from
 */
public record Installation(
        List<Release> releases,
        List<Manifest> objects,
        List<String> beforehand,
        List<String> decisions,
        List<String> figures) {

    /**
     * A Helm release.
     *
     * @param repository where the chart lives
     * @param version the pinned chart version
     */
    public record Release(
            String name, String namespace, String chart, String repository, String version, Mapping values) {}
}
