package dev.meshward.cluster;

import dev.meshward.manifest.Field;
import java.util.List;

/** A container of a pod template. */
public record Container(Field field) {

    public String name() {
        return field.at("name").textOr("");
    }

    public String image() {
        return field.at("image").textOr("");
    }

    public List<ContainerPort> ports() {
        return field.at("ports").items().stream().map(ContainerPort::new).toList();
    }

    /** The {@code env} entries, each with {@code name} and {@code value} or {@code valueFrom}. */
    public List<Field> env() {
        return field.at("env").items();
    }

    /** True for an init container that keeps running: {@code restartPolicy: Always}. */
    public boolean isNativeSidecar() {
        return field.at("restartPolicy").is("Always");
    }

    /** A port a container says it listens on; a container may listen on others too. */
    public record ContainerPort(Field field) {

        public String name() {
            return field.at("name").textOr("");
        }

        /** The number; 0 when it is missing or no number. */
        public int number() {
            return field.at("containerPort").wholeOr(0);
        }

        /** {@code TCP} (the default), {@code UDP} or {@code SCTP}. */
        public String transport() {
            return field.at("protocol").textOr("TCP");
        }
    }
}
