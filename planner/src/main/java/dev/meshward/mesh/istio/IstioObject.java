package dev.meshward.mesh.istio;

/** The groups of Istio's own objects. */
final class IstioObject {

    static final String SECURITY = "security.istio.io";
    static final String TELEMETRY = "telemetry.istio.io";

    private IstioObject() {}
}
