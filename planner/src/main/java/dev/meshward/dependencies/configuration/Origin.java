package dev.meshward.dependencies.configuration;

/** Where in its configuration a workload is told an address. */
public enum Origin {
    ENVIRONMENT("env", "its environment"),
    /** A single key of a ConfigMap, chosen by this workload. */
    CONFIG_KEY("configmap", "a key of a ConfigMap in its environment"),
    SECRET_KEY("secret", "a key of a Secret in its environment"),
    /** All keys of a ConfigMap or Secret at once, used or not. */
    WHOLE_MAP("envfrom", "a map that its environment takes whole"),
    ARGUMENT("args", "its arguments"),
    SCRIPT("script", "a script it runs"),
    PROBE("probe", "a command of a probe"),
    ANNOTATION("annotation", "an annotation of its pods"),
    FILE("file", "a file it mounts"),
    /** A ConfigMap that nobody mounts and this workload may read through the API. */
    API_READ("api-read", "a ConfigMap it may read through the API");

    private final String word;
    private final String phrase;

    Origin(String word, String phrase) {
        this.word = word;
        this.phrase = phrase;
    }

    /** The word for the evidence column. */
    public String word() {
        return word;
    }

    /** What a sentence calls it. */
    public String phrase() {
        return phrase;
    }

    /** True where the setting was written for this container, rather than for whoever reads the same map. */
    public boolean isOwn() {
        return switch (this) {
            case ENVIRONMENT, CONFIG_KEY, SECRET_KEY, ARGUMENT, PROBE, ANNOTATION -> true;
            case WHOLE_MAP, SCRIPT, FILE, API_READ -> false;
        };
    }
}
