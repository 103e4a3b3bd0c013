package dev.meshward.readiness.checks.addresses;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A controller of the ingress-nginx project, with what its arguments say; other controllers that run nginx are not it. */
record NginxController(Workload workload) {

    private static final Pattern IMAGE = Pattern.compile(
            "(?:.*/)?(?:ingress-nginx/controller(?:-chroot)?|(?:kubernetes-ingress-controller|bitnami)/nginx-ingress-controller)(?:[:@].*)?");

    static Optional<NginxController> of(Workload workload) {
        boolean isController = workload.template().containers().stream()
                .anyMatch(container -> IMAGE.matcher(container.image()).matches());
        return isController && !workload.template().isOnHostNetwork()
                ? Optional.of(new NginxController(workload))
                : Optional.empty();
    }

    /** What its ConfigMap does not change for all Ingresses; no where the ConfigMap it names was not read. */
    boolean callsPods(ClusterSnapshot snapshot) {
        return argument("configmap")
                .map(named -> configMap(named, snapshot)
                        .filter(map -> !map.at("data", "service-upstream").is("true"))
                        .isPresent())
                .orElse(true);
    }

    private Optional<Manifest> configMap(String named, ClusterSnapshot snapshot) {
        var full = named.replace("$(POD_NAMESPACE)", workload.namespace());
        int slash = full.indexOf('/');
        return slash < 0
                ? Optional.empty()
                : snapshot.object(new ObjectKey("", "ConfigMap", full.substring(0, slash), full.substring(slash + 1)));
    }

    /** By its class; an Ingress without one belongs to the class that is the default. */
    boolean serves(Manifest ingress, ClusterSnapshot snapshot) {
        var annotation = ingress.annotation("kubernetes.io/ingress.class");
        if (annotation.isPresent()) {
            return annotation.is(argument("ingress-class").orElse("nginx"));
        }
        var named = ingress.at("spec", "ingressClassName");
        return snapshot.objectsOf("networking.k8s.io", "IngressClass").stream()
                .filter(each -> named.isPresent() ? named.is(each.key().name()) : isDefault(each))
                .anyMatch(each -> each.at("spec", "controller")
                        .is(argument("controller-class").orElse("k8s.io/ingress-nginx")));
    }

    private static boolean isDefault(Manifest ingressClass) {
        return ingressClass
                .annotation("ingressclass.kubernetes.io/is-default-class")
                .is("true");
    }

    private Optional<String> argument(String name) {
        var start = "--" + name + "=";
        return workload.template().containers().stream()
                .flatMap(container ->
                        Stream.of("args", "command").flatMap(key -> container.field().at(key).items().stream()))
                .map(Field::text)
                .flatMap(Optional::stream)
                .filter(word -> word.startsWith(start))
                .map(word -> word.substring(start.length()))
                .findFirst();
    }
}
