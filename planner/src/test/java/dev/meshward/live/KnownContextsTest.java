package dev.meshward.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownContextsTest {

    @TempDir
    Path folder;

    @Test
    void contexts_of_all_files_are_known_and_the_first_current_one_counts() throws IOException {
        var one = kubeconfig("one", "prod", "staging");
        var other = kubeconfig("other", "lab");

        var known = KnownContexts.in(List.of(folder.resolve("missing"), one, other));

        assertThat(known.names()).containsExactly("lab", "prod", "staging");
        assertThat(known.current()).contains("prod");
        assertThat(known.problems()).isEmpty();
    }

    @Test
    void a_damaged_file_is_told_without_quoting_it() throws IOException {
        var damaged = folder.resolve("damaged");
        Files.writeString(damaged, "users: [{name: a, user: {token: s3cret-token");

        var known = KnownContexts.in(List.of(damaged, kubeconfig("one", "prod")));

        assertThat(known.names()).containsExactly("prod");
        assertThat(known.problems())
                .hasSize(1)
                .first()
                .asString()
                .contains("damaged")
                .doesNotContain("s3cret");
    }

    private Path kubeconfig(String name, String... contexts) throws IOException {
        var text = new StringBuilder("apiVersion: v1\nkind: Config\ncurrent-context: " + contexts[0]
                + "\nclusters:\n- {name: c, cluster: {server: 'https://127.0.0.1:1'}}\n"
                + "users:\n- {name: u, user: {}}\ncontexts:\n");
        for (var context : contexts) {
            text.append("- {name: ").append(context).append(", context: {cluster: c, user: u}}\n");
        }
        return Files.writeString(folder.resolve(name), text);
    }
}
