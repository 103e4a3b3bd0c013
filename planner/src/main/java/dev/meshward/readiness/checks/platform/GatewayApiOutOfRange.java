package dev.meshward.readiness.checks.platform;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.manifest.Manifest;
import dev.meshward.mesh.MeshName;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.stream.Stream;

/**
 * The definitions of the Gateway API carry the release they come from. Linkerd names a range for each version and ignores or
 * rejects what lies outside of it (linkerd.md 0); Istio passes over definitions below a minimum (istio.md E.1, IST0176).
 */
public final class GatewayApiOutOfRange implements ReadinessCheck {

    private static final String VERSION = "gateway.networking.k8s.io/bundle-version";
    private static final String SUFFIX = ".gateway.networking.k8s.io";

    /** The least and the greatest release, by minor number. */
    private record Range(int least, int greatest) {

        String words() {
            return greatest == Integer.MAX_VALUE ? "1." + least + " or newer" : "1." + least + " to 1." + greatest;
        }
    }

    @Override
    public Code code() {
        return new Code("MW-282");
    }

    @Override
    public String title() {
        return "Gateway API of a version the mesh does not support";
    }

    @Override
    public Scope scope() {
        return Scope.everyMesh(Step.JOIN, "CustomResourceDefinition");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        var supported = supported(situation.target());
        var definition = situation.isIstio() ? "grpcroutes" : "httproutes";
        return situation.snapshot().objectsOf("apiextensions.k8s.io", "CustomResourceDefinition").stream()
                .filter(object -> object.key().name().equals(definition + SUFFIX))
                .filter(object -> object.annotation(VERSION).isPresent())
                .filter(object -> isOutside(object.annotation(VERSION).textOr(""), supported))
                .map(object -> finding(object, supported, situation));
    }

    private static boolean isOutside(String version, Range supported) {
        int minor = TargetMesh.minorOf(version);
        boolean isBeforeOne = version.replaceFirst("^v", "").startsWith("0.");
        boolean isOfOne = version.replaceFirst("^v", "").startsWith("1.");
        return isOfOne
                ? minor < supported.least() || minor > supported.greatest()
                : isBeforeOne && supported.least() > 0;
    }

    private static Range supported(TargetMesh target) {
        if (target.name() != MeshName.LINKERD) {
            return new Range(1, Integer.MAX_VALUE);
        }
        if (target.meshMinor() >= 20) {
            return new Range(2, 5);
        }
        return target.meshMinor() >= 18 ? new Range(1, 2) : new Range(0, 1);
    }

    private Finding finding(Manifest definition, Range supported, Situation situation) {
        var mesh = (situation.isIstio() ? "Istio " : "Linkerd ")
                + situation.target().meshVersion();
        return FindingDraft.about(code(), Severity.WARNING, definition, definition.annotation(VERSION))
                .what("The Gateway API is installed at %s; %s supports %s."
                        .formatted(definition.annotation(VERSION).textOr(""), mesh, supported.words()))
                .why("Routes of this release may be ignored or refused without a word; the mesh itself works.")
                .advice("Install a release within the range before routes are written, after asking who else uses the"
                        + " Gateway API in this cluster.")
                .finding();
    }
}
