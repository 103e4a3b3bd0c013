package dev.meshward.scan.redaction;

import java.util.regex.Pattern;

/** Labels and annotations whose values are words of Kubernetes or of a mesh, and decide what happens. */
final class KnownKeys {

    private static final Pattern PUBLIC = Pattern.compile(
            "(?:.*\\.)?(?:k8s\\.io|kubernetes\\.io|istio\\.io|linkerd\\.io|cilium\\.io|consul\\.hashicorp\\.com|prometheus\\.io|"
                + "fluxcd\\.io|argoproj\\.io|helm\\.sh|cert-manager\\.io|meshward\\.dev)/.*|istio-injection|istio\\.io-.*|istio|tier|component|heritage");

    private static final Pattern NAMING =
            Pattern.compile("app\\.kubernetes\\.io/(?:name|instance|part-of|component|version)|"
                    + ".*fluxcd\\.io/(?:name|namespace)|argocd\\.argoproj\\.io/.*|meta\\.helm\\.sh/.*");

    private KnownKeys() {}

    /** True when the value says nothing about whose cluster it is. */
    static boolean isPublic(String key) {
        return PUBLIC.matcher(key).matches() && !NAMING.matcher(key).matches();
    }

    /** True when the value of an annotation is read by something we know, so that its form has to stay. */
    static boolean isRead(String key) {
        return PUBLIC.matcher(key).matches();
    }
}
