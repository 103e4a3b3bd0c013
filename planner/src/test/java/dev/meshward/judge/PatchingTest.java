package dev.meshward.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchingTest {

    private static Manifest object(String apiVersion, String spec) {
        return ManifestReader.one("apiVersion: " + apiVersion + "\nkind: X\nmetadata: {name: x}\nspec: " + spec + "\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        a field is set                       | apps/v1        | {a: 1}                    | {b: 2}                      | {a: 1, b: 2}
        null removes                         | apps/v1        | {a: 1, b: 2}              | {a: null}                   | {b: 2}
        mappings are merged                  | apps/v1        | {m: {a: 1}}               | {m: {b: 2}}                 | {m: {a: 1, b: 2}}
        named items are merged               | apps/v1        | {env: [{name: a, v: 1}]}  | {env: [{name: a, w: 2}]}    | {env: [{name: a, v: 1, w: 2}]}
        new items are appended               | apps/v1        | {env: [{name: a}]}        | {env: [{name: b}]}          | {env: [{name: a}, {name: b}]}
        ports are found by number            | v1             | {ports: [{port: 1, n: x}]} | {ports: [{port: 1, p: y}]} | {ports: [{port: 1, n: x, p: y}]}
        items can be deleted                 | v1             | {env: [{name: a}, {name: b}]} | {env: [{name: a, $patch: delete}]} | {env: [{name: b}]}
        other lists are replaced             | apps/v1        | {args: [a]}               | {args: [b]}                 | {args: [b]}
        custom resources replace every list  | x.example/v1   | {env: [{name: a, v: 1}]}  | {env: [{name: a, w: 2}]}    | {env: [{name: a, w: 2}]}
        null removes in custom resources     | x.example/v1   | {mtls: {mode: STRICT}}    | {mtls: null}                | {}
        """)
    void a_patch_does_what_kubectl_does(String claim, String apiVersion, String before, String patch, String after) {
        var patched = Patching.patched(
                object(apiVersion, before), object(apiVersion, patch).content());

        assertThat(patched.at("spec").mapping())
                .describedAs(claim)
                .isEqualTo(object(apiVersion, after).at("spec").mapping());
    }
}
