package dev.meshward.translation;

/** The pods that policies of these tests are about. */
final class Shop {

    private Shop() {}

    /** A Deployment {@code web} of namespace shop with an HTTP port, and its Service. */
    static String web() {
        return deployment("web", "app: web", "name: http, containerPort: 8080") + "\n---\n"
                + Given.service("shop", "web", "name: http, port: 80, targetPort: 8080");
    }

    static String namespace(String metadata) {
        return "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop%s}".formatted(metadata);
    }

    static String deployment(String name, String labels, String port) {
        return """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: %s, namespace: shop}
            spec:
              selector: {matchLabels: {%s}}
              template:
                metadata: {labels: {%s}}
                spec:
                  serviceAccountName: %s
                  containers:
                  - name: main
                    ports: [{%s}]
            """.formatted(name, labels, labels, name, port);
    }

    /** @param spec of the AuthorizationPolicy {@code web}, in one line */
    static String authorization(String spec) {
        return object("security.istio.io/v1", "AuthorizationPolicy", "web", spec);
    }

    static String object(String apiVersion, String kind, String name, String spec) {
        return """
            apiVersion: %s
            kind: %s
            metadata: {name: %s, namespace: shop}
            spec: %s
            """.formatted(apiVersion, kind, name, spec);
    }
}
