package dev.meshward.testing.live;

import dev.meshward.manifest.ObjectKey;
import java.io.IOException;

/** Changes of other people while a plan is carried out: to an object, to its pods, to its namespace, and one more object. */
record Somebody(RealApiServer server, ObjectKey workload) {

    /** At least: whoever sets a variable sets it in all kinds of containers. */
    static final int CHANGES = 4;

    void interferes() throws IOException, InterruptedException {
        says("=else");
        server.kubectl("create", "configmap", "somebody", "-n", workload.namespace());
    }

    void leaves() throws IOException, InterruptedException {
        says("-");
        server.kubectl("delete", "configmap", "somebody", "-n", workload.namespace());
    }

    private void says(String word) throws IOException, InterruptedException {
        var named = workload.kind() + "/" + workload.name();
        server.kubectl("annotate", named, "-n", workload.namespace(), "somebody" + word);
        server.kubectl("set", "env", named, "-n", workload.namespace(), "SOMEBODY" + word);
        server.kubectl("label", "namespace", workload.namespace(), "somebody" + word);
    }
}
