package dev.meshward.cluster;

import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.List;
import java.util.Map;

/** A Kubernetes Service. A view over its manifest. */
public record Service(ServiceId id, Manifest manifest) {

    public List<ServicePort> ports() {
        return manifest.at("spec", "ports").items().stream()
                .map(ServicePort::new)
                .toList();
    }

    /** The pod labels it selects by; empty for Services without selector. */
    public Map<String, String> selector() {
        return manifest.at("spec", "selector").textByKey();
    }

    public boolean isHeadless() {
        return manifest.at("spec", "clusterIP").is("None");
    }

    /** {@code ClusterIP} (the default), {@code NodePort}, {@code LoadBalancer} or {@code ExternalName}. */
    public String type() {
        return manifest.at("spec", "type").textOr("ClusterIP");
    }

    /** The name an ExternalName Service stands for; empty otherwise. */
    public String externalName() {
        return type().equals("ExternalName")
                ? manifest.at("spec", "externalName").textOr("")
                : "";
    }

    /** True when it can be reached from outside the cluster by itself. */
    public boolean isExposed() {
        return type().equals("LoadBalancer") || type().equals("NodePort");
    }

    /** A port of a Service. */
    public record ServicePort(Field field) {

        public String name() {
            return field.at("name").textOr("");
        }

        /** The number callers use; 0 when it is missing or no number. */
        public int number() {
            return field.at("port").wholeOr(0);
        }

        /** The number or the name of the container port; the Service's own number where absent. */
        public String targetPort() {
            return field.at("targetPort").textOr(Integer.toString(number()));
        }

        public String appProtocol() {
            return field.at("appProtocol").textOr("");
        }

        /** {@code TCP} (the default), {@code UDP} or {@code SCTP}. */
        public String transport() {
            return field.at("protocol").textOr("TCP");
        }
    }
}
