package dev.meshward.cli;

import dev.meshward.bundles.RolloutBundle;
import dev.meshward.survey.DryRun;
import dev.meshward.survey.DryRunReport;
import dev.meshward.survey.Source;
import dev.meshward.survey.SourceRefused;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A cluster that is asked what it would say to a plan. */
final class DryRunOption {

    private static final int TOLD = 20;

    @Option(
            names = "--dry-run-against",
            paramLabel = "CONTEXT",
            description =
                    "Send every object and patch of the plan to this cluster as a dry run, of which it keeps nothing,"
                        + " and say what it answers; exit code 1 where it refuses one. Needs the right to create and"
                        + " patch what the plan does (rbac --dry-run prints it). Off unless it is given.")
    private Optional<String> context = Optional.empty();

    @Option(
            names = "--dry-run-kubeconfig",
            paramLabel = "FILE",
            description = "Where the context of --dry-run-against is written down. Default: what KUBECONFIG names, or"
                    + " ~/.kube/config.")
    private Optional<Path> kubeconfig = Optional.empty();

    /** @throws Refused for a kubeconfig without a context */
    void check() {
        if (context.isEmpty() && kubeconfig.isPresent()) {
            throw Refused.wrongUsage("--dry-run-kubeconfig belongs to --dry-run-against CONTEXT, which is missing.");
        }
    }

    /** @throws Refused where it is asked for and several clusters are planned */
    void checkNone() {
        if (context.isPresent()) {
            throw Refused.wrongUsage("--dry-run-against is about one cluster; for more of them it is not taken.");
        }
    }

    /**
     * Whether nothing is refused; true where nobody asked.
     *
     * @throws Refused when the cluster cannot be reached
     */
    boolean isAccepted(RolloutBundle bundle, Talk talk) {
        if (context.isEmpty()) {
            return true;
        }
        try {
            var report = DryRun.of(bundle, new Source.Cluster(context, kubeconfig));
            tell(report, talk);
            return report.refused().isEmpty();
        } catch (SourceRefused refused) {
            throw Refused.unreadableSource("the dry run was not made. " + refused.sentence());
        }
    }

    private static void tell(DryRunReport report, Talk talk) {
        tell(report.refused(), "refused by " + report.cluster() + ": ", talk);
        tell(report.unknown(), "not known: ", talk);
        tell(report.notAsked(), "not asked: ", talk);
        talk.warn("Dry run against " + report.cluster() + ": " + Words.count(report.taken(), "file")
                + " would be taken, "
                + report.refused().size() + " refused, " + report.unknown().size() + " not known, "
                + report.notAsked().size() + " not asked; nothing was kept.");
    }

    private static void tell(List<DryRunReport.Remark> remarks, String what, Talk talk) {
        remarks.stream().limit(TOLD).forEach(remark -> talk.warn(what + remark.file() + ": " + remark.because()));
        if (remarks.size() > TOLD) {
            talk.warn(what + (remarks.size() - TOLD) + " more");
        }
    }
}
