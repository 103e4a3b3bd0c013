package dev.meshward.mesh.istio;

/** The groups of Istio's own objects. */
public final class IstioObject {

    public static final String SECURITY = "security.istio.io";
    static final String TELEMETRY = "telemetry.istio.io";

    private IstioObject() {}
}
