package dev.meshward.judge;

import dev.meshward.manifest.ObjectKey;
import java.util.Set;

/** Whether a stage touches what Kubernetes itself lets pass. */
final class NetworkChange {

    private NetworkChange() {}

    static boolean isAmong(Set<ObjectKey> keys) {
        return keys.stream().anyMatch(key -> key.kind().equals("NetworkPolicy"));
    }
}
