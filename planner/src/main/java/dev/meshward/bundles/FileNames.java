package dev.meshward.bundles;

import dev.meshward.manifest.ObjectKey;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names files after objects, each name once a stage, and none longer than a file system takes. */
final class FileNames {

    /** 255 bytes are allowed; folders, counters and endings need some of them. */
    private static final int LONGEST = 200;

    private final Set<String> given = new HashSet<>();

    /** {@code patch/namespace-shop.yaml}, {@code apply/peerauthentication-shop.default.yaml}. */
    String of(String folder, ObjectKey object) {
        var scope = object.isNamespaced() ? object.namespace() + "." : "";
        var plain = (object.kind() + "-" + scope + object.name())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9.-]", "_");
        var stem = folder + "/" + shortened(plain);
        var name = stem + ".yaml";
        for (int number = 2; !given.add(name); number++) {
            name = stem + "-" + number + ".yaml";
        }
        return name;
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST
                ? name
                : name.substring(0, LONGEST - 9) + "-" + Integer.toHexString(name.hashCode());
    }
}
