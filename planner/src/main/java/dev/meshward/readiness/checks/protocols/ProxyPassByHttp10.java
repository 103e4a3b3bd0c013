package dev.meshward.readiness.checks.protocols;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.MeshName;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * nginx passes requests on by HTTP/1.0 unless it is told otherwise, and Istio's proxies answer HTTP/1.0 with 426 (istio.md C.3 no.
 * 18). Newer releases of nginx pass on by 1.1, so images that say so are left alone.
 */
public final class ProxyPassByHttp10 implements ReadinessCheck {

    private static final Pattern CALL = Pattern.compile("(?m)^\\s*proxy_pass\\s+http://");
    private static final Pattern VERSION = Pattern.compile("(?m)^\\s*proxy_http_version\\s+(?:1\\.1|2)");
    private static final Pattern IMAGE =
            Pattern.compile("(?:.*/)?(?:nginx|openresty|nginx-unprivileged)(?::([^/@]*))?(?:@.*)?");

    /** Before 1.29.7 nginx takes HTTP/1.0 where nothing is said. A tag that moves along may be newer. */
    private static final Pattern OLD = Pattern.compile("1\\.(?:\\d|1\\d|2[0-8])(?:\\D.*)?|1\\.29\\.[0-6](?:\\D.*)?");

    @Override
    public Code code() {
        return new Code("MW-209");
    }

    @Override
    public String title() {
        return "nginx that calls by HTTP/1.0";
    }

    @Override
    public Scope scope() {
        return Scope.only(MeshName.ISTIO, Step.JOIN, Scope.WORKLOADS, "ConfigMap");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return situation
                .workloads()
                .filter(workload -> !workload.template().isOnHostNetwork())
                .filter(ProxyPassByHttp10::isOldNginx)
                .flatMap(workload -> configuration(workload, situation)
                        .filter(field -> CALL.matcher(field.textOr("")).find())
                        .filter(field -> !VERSION.matcher(field.textOr("")).find())
                        .limit(1)
                        .map(field -> finding(workload, field)));
    }

    private static boolean isOldNginx(Workload workload) {
        return workload.template().containers().stream()
                .map(container -> IMAGE.matcher(container.image()))
                .anyMatch(image -> image.matches()
                        && image.group(1) != null
                        && OLD.matcher(image.group(1)).matches());
    }

    private static Stream<Field> configuration(Workload workload, Situation situation) {
        return workload.template().volumes().stream()
                .map(volume -> volume.at("configMap", "name").textOr(""))
                .filter(name -> !name.isEmpty())
                .flatMap(name ->
                        situation
                                .snapshot()
                                .object(new ObjectKey("", "ConfigMap", workload.namespace(), name))
                                .stream())
                .flatMap(map -> map.at("data").entries().stream());
    }

    private Finding finding(Workload workload, Field configuration) {
        return FindingDraft.about(code(), Severity.WARNING, workload, configuration)
                .what("nginx in %s passes requests on and does not say by which HTTP (%s)."
                        .formatted(workload.name(), configuration.key()))
                .why("It then takes HTTP/1.0, which the proxy beside it answers with 426 Upgrade Required instead of"
                        + " passing it on.")
                .advice("Write proxy_http_version 1.1; in the configuration, or let the proxy accept HTTP/1.0 by"
                        + " ISTIO_META_HTTP10 in its proxyMetadata.")
                .finding();
    }
}
