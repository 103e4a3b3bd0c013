package dev.meshward.cli;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.export.graphs.GraphQuestions;
import dev.meshward.export.graphs.GraphView;
import dev.meshward.found.CallFound;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Prints who calls whom, or why we think so. */
@Command(name = "graph", description = "Prints who calls whom, and how we know.")
final class GraphCommand implements Callable<Integer> {

    private final Terminal terminal;

    @ParentCommand
    private MeshwardCommand meshward = new MeshwardCommand();

    @Mixin
    private SourceOptions sourceOptions = new SourceOptions();

    @Mixin
    private TestimonyOptions testimonyOptions = new TestimonyOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private GraphOutput format = GraphOutput.TEXT;

    @Mixin
    private PictureOptions pictureOptions = new PictureOptions();

    @Option(
            names = "--min-confidence",
            paramLabel = "CONFIDENCE",
            defaultValue = "medium",
            description = "How sure we have to be: low, medium, high. Default: ${DEFAULT-VALUE}.")
    private Confidence least = Confidence.MEDIUM;

    @Option(
            names = "--kinds",
            paramLabel = "KIND",
            split = ",",
            description =
                    "Only these: call, scrape, probe, webhook, kube-api, egress, dangling. Default: all but probe.")
    private List<DependencyKind> kinds = new ArrayList<>();

    @Option(names = "--of", paramLabel = "NAME", description = "Only what NAMESPACE/NAME calls, and what calls it.")
    private Optional<String> of = Optional.empty();

    @Option(
            names = "--why",
            paramLabel = "NAME",
            arity = "2",
            description = "Every reason to believe that one of these calls the other: two of NAMESPACE/NAME.")
    private List<String> why = new ArrayList<>();

    @Mixin
    private SearchOption searchOption = new SearchOption();

    GraphCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var visit = new Visit(terminal, meshward.talk(terminal));
        var search = searchOption.search(CallFound.FIELDS);
        var besides = testimonyOptions.besides(terminal);
        var snapshot = visit.scan(sourceOptions.source());
        var testimony = visit.hear(besides);
        var graph = visit.graph(snapshot, testimony);
        visit.talk().silence();
        pictureOptions.deliver(answer(graph, snapshot, call -> search.finds(new CallFound(call, snapshot))), terminal);
        return visit.exitCode(snapshot, testimony);
    }

    private byte[] answer(DependencyGraph graph, ClusterSnapshot snapshot, Predicate<Dependency> found) {
        var questions = new GraphQuestions(graph);
        if (!why.isEmpty()) {
            return bytes(known(questions.why(why.get(0), why.get(1))));
        }
        if (of.isPresent()) {
            return bytes(known(questions.of(of.get())));
        }
        var shown = view(graph).where(found);
        return format.bytes(shown, () -> pictureOptions.picture(shown, snapshot), pictureOptions.paper());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private GraphView view(DependencyGraph graph) {
        var view = GraphView.of(graph).atLeast(least);
        return kinds.isEmpty() ? view : view.ofKinds(EnumSet.copyOf(kinds));
    }

    private static String known(GraphQuestions.Answer answer) {
        if (!answer.isKnown()) {
            throw Refused.wrongUsage(answer.text().strip());
        }
        return answer.text();
    }
}
