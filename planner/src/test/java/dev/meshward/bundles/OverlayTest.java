package dev.meshward.bundles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestReader;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverlayTest {

    private static final KnownObjects NOTHING = new KnownObjects() {
        @Override
        public Optional<Manifest> object(ObjectKey key) {
            return Optional.empty();
        }

        @Override
        public List<Manifest> objectsOf(String group, String kind) {
            return List.of();
        }
    };

    private static Change.Create created(String namespace, String name) {
        return new Change.Create(
                ManifestReader.one("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name + ", namespace: "
                        + namespace + "}\ndata: {a: '1'}\n"),
                "");
    }

    @Test
    void a_change_gives_another_overlay_and_leaves_the_first_as_it_was() {
        var before = Overlay.on(NOTHING);
        var after = before.after(created("shop", "one"));

        assertThat(before.objectsOf("", "ConfigMap")).isEmpty();
        assertThat(after.objectsOf("", "ConfigMap")).hasSize(1);
        assertThat(after.found().objectsOf("", "ConfigMap")).isEmpty();
    }

    @Test
    void every_version_of_a_thousand_changes_still_tells_its_own_state() {
        var versions = new ArrayList<Overlay>();
        var overlay = Overlay.on(NOTHING);
        for (int i = 0; i < 1000; i++) {
            overlay = overlay.after(created("ns" + i % 7, "object" + i));
            versions.add(overlay);
        }

        for (int i = 0; i < 1000; i += 99) {
            assertThat(versions.get(i).objectsOf("", "ConfigMap")).hasSize(i + 1);
        }
        assertThat(overlay.objectsIn("", "ConfigMap", "ns3"))
                .allSatisfy(object -> assertThat(object.key().namespace()).isEqualTo("ns3"))
                .hasSize(143);
    }

    @Test
    void an_object_that_was_not_seen_is_patched_and_forgotten_again() {
        var key = new ObjectKey("", "Namespace", "", "shop");
        var labelled = Overlay.on(NOTHING).after(label(key, dev.meshward.manifest.Value.Text.of("enabled")));

        assertThat(labelled.object(key)).isPresent();
        assertThat(labelled.after(label(key, dev.meshward.manifest.Value.Nothing.here()))
                        .object(key))
                .isEmpty();
    }

    private static Change label(ObjectKey key, dev.meshward.manifest.Value value) {
        var labels = Mapping.building().put("istio-injection", value).build();
        var metadata = Mapping.building().put("labels", labels).build();
        return new Change.Patch(
                "v1", key, Mapping.building().put("metadata", metadata).build(), "");
    }

    @Test
    void what_was_deleted_is_gone_from_every_list() {
        var overlay = Overlay.on(NOTHING).after(created("shop", "one")).after(created("shop", "two"));
        var key = created("shop", "one").object();

        var after = overlay.after(new Change.Delete("v1", key, ""));

        assertThat(after.object(key)).isEmpty();
        assertThat(after.objectsIn("", "ConfigMap", "shop")).hasSize(1);
    }
}
