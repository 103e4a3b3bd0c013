package dev.meshward.bundles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.manifest.ManifestReader;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import org.junit.jupiter.api.Test;

class PatchingTest {

    private static final ObjectKey SERVICE = new ObjectKey("", "Service", "shop", "cart");
    private static final ObjectKey DEPLOYMENT = new ObjectKey("apps", "Deployment", "shop", "cart");
    private static final ObjectKey CUSTOM = new ObjectKey("example.org", "Thing", "shop", "cart");

    private static Mapping fields(String yaml) {
        return ManifestReader.one("apiVersion: v1\nkind: Any\nmetadata: {name: any}\n" + yaml)
                .content()
                .without("apiVersion")
                .without("kind")
                .without("metadata");
    }

    private static void patched(ObjectKey object, String before, String patch, String after) {
        var current = fields(before);
        var changes = fields(patch);
        var changed = new Patching(object).applied(current, changes);
        assertThat(changed).isEqualTo(fields(after));

        var leaves = new PatchedFields(object, current).touchedBy(changes);
        var restored = new Patching(object).applied(changed, RestoringPatch.of(leaves));
        assertThat(restored).as("taken back").isEqualTo(current);
    }

    @Test
    void a_scalar_is_replaced_and_null_removes_a_field() {
        patched(CUSTOM, "spec: {mode: A, gone: 1, kept: 2}", "spec: {mode: B, gone: null}", "spec: {mode: B, kept: 2}");
    }

    @Test
    void a_field_that_was_absent_as_a_whole_is_removed_as_a_whole() {
        patched(
                CUSTOM,
                "spec: {a: 1}",
                "spec: {portLevelMtls: {'9090': {mode: P}}}",
                "spec: {a: 1, portLevelMtls: {'9090': {mode: P}}}");
    }

    @Test
    void a_list_of_a_custom_resource_is_replaced_whole() {
        patched(
                CUSTOM,
                "spec: {ports: [{port: 80, a: 1}, {port: 81}]}",
                "spec: {ports: [{port: 80}]}",
                "spec: {ports: [{port: 80}]}");
    }

    @Test
    void ports_of_a_service_are_told_apart_by_their_number() {
        patched(
                SERVICE,
                "spec: {ports: [{port: 80, name: http}, {port: 81, name: x}]}",
                "spec: {ports: [{port: 81, appProtocol: tcp}]}",
                "spec: {ports: [{port: 80, name: http}, {port: 81, name: x, appProtocol: tcp}]}");
    }

    @Test
    void a_port_that_is_added_is_removed_again() {
        patched(
                SERVICE,
                "spec: {ports: [{port: 80}]}",
                "spec: {ports: [{port: 81}]}",
                "spec: {ports: [{port: 80}, {port: 81}]}");
    }

    @Test
    void containers_and_their_variables_are_told_apart_by_name() {
        patched(
                DEPLOYMENT,
                "spec: {template: {spec: {containers: [{name: a, env: [{name: X, value: '1'}]}, {name: b}]}}}",
                "spec: {template: {spec: {containers: [{name: a, env: [{name: X, value: '2'}]}]}}}",
                "spec: {template: {spec: {containers: [{name: a, env: [{name: X, value: '2'}]}, {name: b}]}}}");
    }

    @Test
    void labels_that_were_absent_leave_nothing_behind() {
        patched(
                DEPLOYMENT,
                "spec: {template: {spec: {a: 1}}}",
                "spec: {template: {metadata: {labels: {'sidecar.istio.io/inject': 'true'}}}}",
                "spec: {template: {spec: {a: 1}, metadata: {labels: {'sidecar.istio.io/inject': 'true'}}}}");
    }

    @Test
    void a_path_reads_back_as_it_was_written() {
        var path = FieldPath.root()
                .key("spec")
                .key("ports")
                .item("port", dev.meshward.manifest.Value.Numeric.of(80))
                .key("example.org/x");

        assertThat(path).hasToString("spec.ports[port=80]['example.org/x']");
        assertThat(FieldPath.parse(path.toString())).isEqualTo(path);
    }
}
