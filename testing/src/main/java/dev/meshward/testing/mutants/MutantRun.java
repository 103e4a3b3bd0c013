package dev.meshward.testing.mutants;

import dev.meshward.judge.JudgedCall;
import dev.meshward.mesh.MeshName;
import dev.meshward.testing.journey.GivenCluster;
import dev.meshward.testing.journey.Journey;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The recorded run: {@code MutantRun istio 500} prints the tables that the measurements quote; a third word is the first seed. */
public final class MutantRun {

    private static final int SHOWN = 40;

    private final PrintStream out;

    private MutantRun(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        var mesh = MeshName.valueOf(arguments[0].toUpperCase(java.util.Locale.ROOT));
        long first = arguments.length > 2 ? Long.parseLong(arguments[2]) : 0;
        new MutantRun(System.out).run(mesh, Integer.parseInt(arguments[1]), first);
    }

    private void run(MeshName mesh, int wanted, long first) {
        var begin = Instant.now();
        var table = new Table(new Trials(mesh, Operators.of(mesh), wanted, 3, first).run());
        out.println(table.markdown(Operators.of(mesh)));
        show("harmful and not refused", table.missed());
        show("refused, not naming all", table.unnamed());
        show("harmless and refused", table.wolves());
        out.println("in " + Duration.between(begin, Instant.now()).toSeconds() + " s");
        unknown(mesh);
    }

    private void show(String what, List<Trial> trials) {
        out.println(what + ": " + trials.size());
        trials.stream().limit(SHOWN).forEach(trial -> out.println("  " + trial.words()));
    }

    /** How much the judge does not know of the sample clusters. */
    private void unknown(MeshName mesh) {
        for (var story : GivenCluster.samples()) {
            var plan = JudgedPlan.of(Journey.of(story.documents(), mesh));
            var judgement = plan.judgement(plan.text());
            long unknown = judgement.callsOf(JudgedCall.Outcome.UNKNOWN);
            long all = judgement.calls().count();
            out.println("| %s | %d | %d | %.1f %% |"
                    .formatted(story.name(), all, unknown, all == 0 ? 0 : 100.0 * unknown / all));
        }
    }
}
