package dev.meshward.export.markdown;

import dev.meshward.judge.Grade;
import dev.meshward.judge.JudgedCall.Outcome;
import dev.meshward.judge.Judgement;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Mapping;
import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be checked afterwards: what was planned on what, by which tool, who said and did what and when. */
final class AuditorPage {

    private final SavedPlan plan;
    private final Optional<Judgement> judged;
    private final PeopleRecords people;

    AuditorPage(SavedPlan plan, Optional<Judgement> judged) {
        this.plan = plan;
        this.judged = judged;
        this.people = new PeopleRecords(plan);
    }

    String written() {
        var page = new Page();
        page.heading(
                1,
                "Audit: " + Words.mesh(plan.target().name()) + " on "
                        + Inline.text(plan.source().name()));
        UnsafePlan.warnOf(plan, page);
        page.table(List.of("", ""), origin());
        page.heading(2, "Who asked, approved, carried out and verified, and when");
        page.paragraph("As recorded in `plan.json`; Meshward signs nothing and proves nobody's identity. "
                + PeopleRecords.APPROVAL_IS_A_RECORD);
        page.table(List.of("When", "What", "Stage", "Who", "Words"), log());
        page.heading(2, "Judgement and gates");
        page.bullets(judgement());
        page.heading(2, "Deviations");
        page.bullets(Some.of(deviations(), 8, "`plan.json` holds all"));
        page.heading(2, "Exceptions, and what ends them");
        page.bullets(
                Some.of(exceptions(), 12, "all are in [the plan](" + FirstPages.UP + RolloutPlanMarkdown.FILE + ")"));
        return page.toString();
    }

    private List<List<String>> origin() {
        var source = plan.source();
        var coverage = source.coverage();
        return List.of(
                List.of("Plan", Inline.codeInCell(plan.fingerprint())),
                List.of("Snapshot (SHA-256)", Inline.codeInCell(source.snapshotSha256())),
                List.of(
                        "Taken",
                        source.takenAt().map(Object::toString).orElse("from manifests, which carry no moment")),
                List.of(
                        "Coverage",
                        Words.count(coverage.objects(), "object") + ", "
                                + Words.count(coverage.namespaces(), "namespace")
                                + ", " + Words.count(coverage.workloads(), "workload") + ", "
                                + Words.count(coverage.services(), "Service") + "; "
                                + (coverage.unread() == 0
                                        ? "nothing that may matter was left unread"
                                        : "**" + coverage.unread() + " that may matter were not read**")),
                List.of(
                        "Tool, target",
                        "Meshward " + Inline.text(plan.toolVersion()) + "; "
                                + Words.mesh(plan.target().name()) + " "
                                + Inline.text(plan.target().meshVersion()) + " on Kubernetes "
                                + Inline.text(plan.target().kubernetesVersion())
                                + (plan.target().kubernetesVersionIsKnown() ? "" : " (assumed)")));
    }

    private List<List<String>> log() {
        var rows = new ArrayList<List<String>>();
        Stream.of(
                        entries("asked or decided", plan.decisions()),
                        entries("approved", plan.approvals()),
                        entries("recorded", plan.runs()))
                .flatMap(each -> each)
                .forEach(rows::add);
        if (rows.isEmpty()) {
            return List.of(List.of("–", "nothing is recorded yet", "–", "–", "–"));
        }
        int most = 14;
        if (rows.size() <= most) {
            return rows;
        }
        var last = new ArrayList<>(rows.subList(rows.size() - most + 1, rows.size()));
        last.addFirst(List.of("…", (rows.size() - most + 1) + " earlier entries are in plan.json", "–", "–", "–"));
        return last;
    }

    private Stream<List<String>> entries(String what, List<Mapping> entries) {
        return entries.stream()
                .map(entry -> Field.of("", entry))
                .map(entry -> List.of(
                        PeopleRecords.at(entry),
                        entry.at("state").text().map(Inline::text).orElse(what),
                        entry.at("stage").text().map(this::stage).orElse("–"),
                        entry.at("by").text().map(Inline::text).orElse("–"),
                        Inline.text(Some.brief(besides(entry), 90))));
    }

    private static String besides(Field entry) {
        return entry.entries().stream()
                .filter(each -> !List.of("at", "when", "state", "stage", "by").contains(each.key()))
                .map(each -> each.key() + ": "
                        + each.text()
                                .orElseGet(
                                        () -> each.value().map(Object::toString).orElse("")))
                .reduce((one, other) -> one + "; " + other)
                .orElse("–");
    }

    private String stage(String id) {
        return plan.stages().stream()
                .filter(saved -> saved.stage().id().equals(id))
                .map(saved -> String.valueOf(saved.stage().number()))
                .findFirst()
                .orElse(Inline.text(id) + " (gone)");
    }

    private List<String> judgement() {
        var lines = new ArrayList<String>();
        lines.add(judged.map(judgement -> "Judged again for this page, from the files as they are: **"
                        + judgement.grade().word() + "**; " + judgement.stagesOf(Grade.SAFE) + " stages safe, "
                        + judgement.stagesOf(Grade.CONDITIONAL) + " conditional, " + judgement.stagesOf(Grade.UNSAFE)
                        + " unsafe; refused " + judgement.callsOf(Outcome.REFUSED) + ", opened "
                        + judgement.callsOf(Outcome.OPENED) + ", unknown " + judgement.callsOf(Outcome.UNKNOWN)
                        + " (a call counts at each step and state where it is so). "
                        + judgement.ending().mutual() + " of "
                        + judgement.ending().calls() + " known calls end with mutual TLS.")
                .orElse("Not judged for this page; the verdicts in `plan.json` are those of the day it was made."));
        long gates = plan.stages().stream()
                .mapToLong(saved -> saved.stage().gates().size())
                .sum();
        var results = Stream.concat(plan.runs().stream(), plan.decisions().stream())
                .map(entry -> Field.of("", entry))
                .filter(entry ->
                        entry.at("gate").isPresent() || entry.at("gates").isPresent())
                .count();
        lines.add(Words.count(gates, "gate") + " in the plan; results recorded: " + results
                + ". A gate without a result counts as not passed.");
        return lines;
    }

    /** What is not as it was planned or approved. */
    private List<String> deviations() {
        var deviations = new ArrayList<String>();
        judged.stream()
                .flatMap(judgement -> judgement.stages().stream())
                .filter(stage -> !stage.edited().isEmpty())
                .map(stage -> Inline.text(stage.stage()) + ": files edited since the plan was made: "
                        + StageSections.codes(stage.edited()) + ".")
                .forEach(deviations::add);
        for (var saved : plan.stages()) {
            deviation(saved).ifPresent(deviations::add);
        }
        plan.moves()
                .forEach(move -> deviations.add("Moved by hand: "
                        + Inline.text(move.workload().toString()) + " to " + stage(move.stage()) + "."));
        plan.stages().stream()
                .filter(saved -> saved.verdict().isUnsafe())
                .forEach(saved -> deviations.add(Words.number(saved) + " was written although the judge refused it."));
        return deviations.isEmpty() ? List.of("None is recorded.") : deviations;
    }

    private Optional<String> deviation(SavedStage saved) {
        var state = people.state(saved);
        if (people.isVoid(saved)) {
            return Optional.of(Words.number(saved) + ": its files changed after the approval, which is void.");
        }
        if (state.equals("applied") && people.approval(saved).isEmpty()) {
            return Optional.of(Words.number(saved) + " was applied without a recorded approval.");
        }
        return state.equals("failed") || state.equals("undone")
                ? Optional.of(Words.number(saved) + " is recorded as " + state + ".")
                : Optional.empty();
    }

    private List<String> exceptions() {
        var lines = plan.exceptions().stream()
                .map(each -> Inline.text(each.workload().namespace() + "/"
                                + each.workload().name())
                        + (each.port().isPresent() ? ":" + each.port().getAsInt() : ", all ports") + " "
                        + Inline.text(each.mode()) + " for "
                        + Some.inLine(each.callers().stream().map(Inline::text).toList(), 2) + "; until "
                        + Words.sentence(each.expires().isEmpty() ? "nobody said when" : each.expires()))
                .toList();
        return lines.isEmpty() ? List.of("None: nothing goes on accepting plaintext.") : lines;
    }
}
