package dev.meshward.mesh.intent;

/** Aspects of who may call whom, as whom, and which pods take part. */
public enum SecurityAspect implements Aspect {
    TRANSPORT("MT-501", "transport-security", "whether plaintext is accepted"),
    ACCESS("MT-502", "access", "who may call"),
    INJECTION("MT-503", "injection", "which pods get a proxy"),
    RATE_LIMIT("MT-504", "rate-limits", "how many requests a second"),
    TOKEN("MT-505", "tokens", "tokens that requests carry"),
    PROXY_SETTING("MT-506", "proxies", "a setting of a pod's proxy"),
    CAPTURE("MT-507", "ports", "ports and addresses that pass the proxy by");

    private final String code;
    private final String intent;
    private final String title;

    SecurityAspect(String code, String intent, String title) {
        this.code = code;
        this.intent = intent;
        this.title = title;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String intent() {
        return intent;
    }

    @Override
    public String title() {
        return title;
    }
}
