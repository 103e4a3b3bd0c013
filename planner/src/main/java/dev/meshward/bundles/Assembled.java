package dev.meshward.bundles;

import dev.meshward.adoption.AdoptionPlan;
import dev.meshward.adoption.Stage;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.mesh.Dialect;
import dev.meshward.readiness.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The stages of a plan as bundles, kept so that the same plan with a few other stages is assembled in less time. What is
 * written for a stage depends on the stage, on who joined before it and on the objects before it: stages outside those
 * that changed stay as they are. They do not name the stages that stand on them, which {@link BundleAssembly} adds.
 */
public final class Assembled {

    private final Contents contents;
    private final Overlay start;
    private final List<Made> made;

    /** A stage with the objects before and after it. */
    private record Made(Stage stage, Overlay before, Overlay after, StageDraft draft, StageBundle bundle) {

        Made on(OtherObjects others) {
            return others.areNone() ? this : new Made(stage, others.over(before), others.over(after), draft, bundle);
        }
    }

    private Assembled(Contents contents, Overlay start, List<Made> made) {
        this.contents = contents;
        this.start = start;
        this.made = made;
    }

    public static Assembled of(
            AdoptionPlan plan,
            ClusterSnapshot snapshot,
            DependencyGraph graph,
            List<Finding> findings,
            Dialect dialect) {
        var contents = new Contents(plan, snapshot, graph, findings, dialect);
        return new Assembled(contents, Overlay.on(snapshot), List.of()).with(plan.stages(), contents);
    }

    /** The same plan, some of whose stages are others: the same workloads climb in it. */
    public Assembled with(AdoptionPlan changed) {
        return with(changed.stages(), contents.of(changed));
    }

    public List<StageBundle> stages() {
        return made.stream().map(Made::bundle).toList();
    }

    Contents contents() {
        return contents;
    }

    Overlay afterThePlan() {
        return made.isEmpty() ? start : made.getLast().after();
    }

    /**
     * Stages before the first other one stay. So do those after the last one, unless they touch a namespace in which objects
     * are others now: a stage reads the objects of its own namespaces, and of the mesh.
     */
    private Assembled with(List<Stage> stages, Contents changed) {
        int first = 0;
        while (isSame(first, stages)) {
            first++;
        }
        int rest = stages.size();
        while (rest > first && stages.size() == made.size() && isSame(rest - 1, stages)) {
            rest--;
        }
        var now = new ArrayList<>(made.subList(0, first));
        var drafts = new ArrayList<Finishing>();
        var overlay = now.isEmpty() ? start : now.getLast().after();
        for (int i = first; i < rest; i++) {
            drafts.add(changed.fill(stages.get(i), new StageDraft(changed.owners(), overlay)));
            overlay = drafts.getLast().draft().now();
        }
        now.addAll(finished(drafts, first));
        if (rest < stages.size()) {
            addRest(now, first, rest, changed);
        }
        return new Assembled(changed, start, List.copyOf(now));
    }

    private void addRest(List<Made> now, int first, int rest, Contents changed) {
        var others = OtherObjects.between(
                made.get(rest).before(), now.isEmpty() ? start : now.getLast().after());
        made.subList(first, rest).forEach(each -> others.compare(DraftContent.objectsOf(each.draft())));
        now.subList(first, rest).forEach(each -> others.compare(DraftContent.objectsOf(each.draft())));
        for (int i = rest; i < made.size(); i++) {
            var then = made.get(i);
            if (others.mayMatterTo(then.stage())) {
                var draft = new StageDraft(changed.owners(), others.over(then.before()));
                now.add(finished(changed.fill(then.stage(), draft), i));
                var objects = DraftContent.objectsOf(draft);
                objects.addAll(DraftContent.objectsOf(then.draft()));
                others.compare(objects, then.after(), draft.now());
            } else {
                now.add(then.on(others));
            }
        }
    }

    private boolean isSame(int position, List<Stage> stages) {
        return position < made.size()
                && position < stages.size()
                && made.get(position).stage().equals(stages.get(position));
    }

    /** A draft that says what the one before it said needs no other bundle. */
    private List<Made> finished(List<Finishing> drafts, int first) {
        return IntStream.range(0, drafts.size())
                .parallel()
                .mapToObj(i -> finished(drafts.get(i), first + i))
                .toList();
    }

    private Made finished(Finishing finishing, int position) {
        var draft = finishing.draft();
        boolean isSame = position < made.size()
                && made.get(position).stage().equals(finishing.stage())
                && DraftContent.of(made.get(position).draft()).equals(DraftContent.of(draft));
        return new Made(
                finishing.stage(),
                draft.before(),
                draft.now(),
                draft,
                isSame ? made.get(position).bundle() : finishing.bundle());
    }
}
