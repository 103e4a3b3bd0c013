package dev.meshward.testing.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.testing.Repository;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the README shows of a plan is what the command prints. {@code -Dgolden=rewrite} writes it anew. */
class ReadmeTest {

    private static final boolean REWRITE = "rewrite".equals(System.getProperty("golden"));
    private static final Repository REPOSITORY = Repository.here();

    private static final String BEGIN = "$ ./meshward plan sample-clusters/northwind-rail --out rollout\n";
    private static final String CUT = "\n[…]\n";

    /** The last section that the README shows; what follows is cut, and said to be. */
    private static final String LAST = "Postponed";

    @Test
    void the_output_in_the_readme_is_what_the_plan_command_prints() {
        var file = REPOSITORY.at("README.md");
        var readme = Repository.read(file);
        int begin = readme.indexOf(BEGIN) + BEGIN.length();
        int end = readme.indexOf(CUT, begin);
        var printed = beginningOf(Repository.read(REPOSITORY.at("testing/golden/northwind-rail/plan.txt")));
        if (REWRITE) {
            Repository.write(file, readme.substring(0, begin) + printed + readme.substring(end));
        } else {
            assertThat(readme.substring(begin, end)).isEqualTo(printed);
        }
    }

    private static String beginningOf(String printed) {
        var sections = Arrays.asList(
                printed.replace("northwind-rail/cluster", "northwind-rail").split("\n\n"));
        var last = sections.stream().filter(section -> section.startsWith(LAST)).findFirst();
        assertThat(last).as("a section " + LAST).isPresent();
        return sections.stream()
                        .limit(sections.indexOf(last.orElseThrow()) + 1L)
                        .collect(Collectors.joining("\n\n"))
                + "\n";
    }
}
