package dev.meshward.export.analysis;

import dev.meshward.export.markdown.Inline;
import java.util.ArrayList;
import java.util.List;

/** The page beside the templates: what they are for, what is to be filled in, and what no query answers. */
record AnalysisReadme(Analysis analysis, List<StageQuestions> stages) {

    String text() {
        var lines = new ArrayList<String>();
        lines.addAll(introduction());
        for (var stage : stages) {
            lines.add("");
            lines.add("## " + stage.name());
            lines.add("");
            lines.addAll(about(stage));
        }
        return String.join("\n", lines) + "\n";
    }

    private List<String> introduction() {
        return switch (analysis) {
            case ARGO_ROLLOUTS -> """
                # The plan's gates and undo triggers for Argo Rollouts

                Each file holds an AnalysisTemplate for every namespace of its stage, with the queries and limits of the plan. No step
                of the plan applies them, and a cluster without Argo Rollouts refuses them: they are for those who have it.

                - `before.yaml`: what has to hold before the stage begins. A run of its own asks it, hour by hour.
                - `after.yaml`: what has to hold before the stage counts as done, for as long as the gate says.
                - `undo.yaml`: what must not happen while the stage is young; for the background analysis of a Rollout. It
                  looks every minute and has no end of its own. Bad minutes are added up, also those that do not follow each
                  other, so that it is no more patient than the alert. It also fails when no call was seen within a day, asked
                  from the tenth minute on: an alert is silent as well where nothing is measured.

                To be given by the Rollout or the run: the argument `prometheus`, such as `http://prometheus.monitoring:9090`.
                """.lines().toList();
            case FLAGGER -> """
                # The plan's gates and undo triggers for Flagger

                `templates.yaml` of a stage holds its MetricTemplates, in every namespace of the stage; `canary-*.yaml` the lines that
                belong below `spec.analysis` of a Canary. No step of the plan applies them, and a cluster without Flagger refuses
                them: they are for those who have it. Every query answers 1 when all is as it has to be; the comparison with
                the plan's limit is part of it.

                - `canary-before.yaml`: what has to hold before the stage begins.
                - `canary-after.yaml`: what has to hold before the stage counts as done. How long is up to the Canary: `interval` times
                  its steps; the gate's own time stands in the annotation of the template.
                - `canary-undo.yaml`: what must not happen while the stage is young. `threshold: 5` with an interval of one
                  minute is as patient as the alert. It also asks whether any call was seen within a day: an alert is silent as
                  well where nothing is measured.

                To be filled in: the address of Prometheus, `%s`.
                """.formatted(Flagger.ADDRESS).lines().toList();
        };
    }

    private static List<String> about(StageQuestions stage) {
        var lines = new ArrayList<String>();
        lines.add("- " + stage.before().size() + " before, " + stage.after().size() + " after, "
                + stage.undo().size() + " while it is young");
        if (!stage.undo().isEmpty() && !stage.knowsPresence()) {
            lines.add("- The undo triggers are silent where there is nothing to measure: nothing in this plan asks"
                    + " whether the proxies are scraped, since it joins none of these namespaces.");
        }
        stage.people()
                .forEach(gate -> lines.add("- Left to a person, "
                        + gate.when().word() + " the stage: " + Inline.text(gate.query()) + " Expected: "
                        + Inline.text(gate.expect()) + "."));
        return lines;
    }
}
