package dev.meshward.testing.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.meshward.advice.Code;
import dev.meshward.mesh.MeshName;
import dev.meshward.readiness.Finding;
import dev.meshward.survey.FindingCodes;
import dev.meshward.survey.Source;
import dev.meshward.survey.Survey;
import dev.meshward.survey.TargetWish;
import dev.meshward.survey.Testimony;
import dev.meshward.testing.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How often each check speaks about applications of others: the table in {@code docs} is what it says today. */
class FindingsOnCorporaTest {

    private static final Repository REPOSITORY = Repository.here();
    private static final Path PAGE = REPOSITORY.at("docs/findings-on-corpora.md");

    @Test
    void the_table_says_how_many_findings_each_code_has() throws IOException {
        var corpora = REPOSITORY.shared("corpora");
        assumeThat(corpora).describedAs("../shared/corpora is absent").isPresent();
        var table = table(counted(corpora.get()));

        if ("rewrite".equals(System.getProperty("golden"))) {
            Files.writeString(PAGE, table);
        }
        assertThat(PAGE).hasContent(table);
    }

    private static Map<Code, Map<MeshName, Integer>> counted(Path corpora) throws IOException {
        var byCode = new TreeMap<Code, Map<MeshName, Integer>>();
        for (var cells : applications(corpora)) {
            var manifests =
                    corpora.resolve(cells.getFirst()).resolve("manifests").toString();
            for (var mesh : MeshName.values()) {
                found(manifests, cells.get(4), mesh)
                        .forEach(finding -> byCode.computeIfAbsent(
                                        finding.diagnosis().code(), _ -> new EnumMap<>(MeshName.class))
                                .merge(mesh, 1, Integer::sum));
            }
        }
        return byCode;
    }

    private static List<List<String>> applications(Path corpora) throws IOException {
        var lines = Files.readAllLines(corpora.resolve("INDEX.csv"));
        return lines.stream().skip(1).map(line -> List.of(line.split(",", -1))).toList();
    }

    private static List<Finding> found(String manifests, String namespace, MeshName mesh) {
        var survey = new Survey(Survey.Progress.unheard());
        var source =
                new Source(List.of(manifests), Optional.empty(), Set.of(), "", namespace, Source.Secrecy.SECRETS_ONLY);
        var snapshot = survey.scan(source, InputStream.nullInputStream());
        var target = survey.target(TargetWish.of(mesh), snapshot);
        return survey.check(snapshot, survey.graph(snapshot, Testimony.none()), target);
    }

    private static String table(Map<Code, Map<MeshName, Integer>> byCode) {
        var titles = FindingCodes.titleByCode();
        var rows = new ArrayList<String>();
        for (var code : titles.keySet().stream().sorted().toList()) {
            var counts = byCode.getOrDefault(code, Map.of());
            var cells = Arrays.stream(MeshName.values())
                    .map(mesh -> counts.containsKey(mesh) ? counts.get(mesh).toString() : "")
                    .collect(Collectors.joining(" | "));
            rows.add("| [%s](findings/%s.md) | %s | %s |".formatted(code, code, titles.get(code), cells));
        }
        return """
            # Findings on the corpora

            How many findings each check has on the 17 applications of `../shared/corpora`, as `meshward check` finds them
            without any other knowledge. `FindingsOnCorporaTest` holds this table where the corpora lie beside the repository, and
            writes it anew with `-Dgolden=rewrite`.

            | Code | What it looks for | Istio | Istio (ambient) | Linkerd |
            |---|---|---|---|---|
            """ + String.join("\n", rows) + "\n";
    }
}
