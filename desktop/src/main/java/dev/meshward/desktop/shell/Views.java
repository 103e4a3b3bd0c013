package dev.meshward.desktop.shell;

import dev.meshward.desktop.agree.AgreeView;
import dev.meshward.desktop.compare.CompareView;
import dev.meshward.desktop.controls.Empty;
import dev.meshward.desktop.export.ExportView;
import dev.meshward.desktop.map.MapView;
import dev.meshward.desktop.open.OpenView;
import dev.meshward.desktop.open.SampleCluster;
import dev.meshward.desktop.plan.PlanView;
import dev.meshward.desktop.questions.QuestionsView;
import dev.meshward.desktop.readiness.ReadinessView;
import dev.meshward.desktop.rollout.RolloutView;
import dev.meshward.desktop.stage.StageView;
import dev.meshward.desktop.translate.TranslateView;
import dev.meshward.desktop.view.Desk;
import dev.meshward.desktop.view.ViewEntry;
import dev.meshward.desktop.words.Words;
import java.util.List;

/** The views there are, in the order of the rail: a line each. */
final class Views {

    private Views() {}

    /** @param samples the clusters that come with Meshward */
    static List<ViewEntry> all(List<SampleCluster> samples) {
        return List.of(
                ViewEntry.of(
                        OpenView.ID,
                        Words.say("view.open"),
                        "mdi2f-folder-open-outline",
                        desk -> new OpenView(desk, samples)),
                ViewEntry.of(
                        MapView.ID,
                        Words.say("view.map"),
                        "mdi2g-graph-outline",
                        desk -> new MapView(desk, open(desk))),
                ViewEntry.of(
                        QuestionsView.ID, Words.say("view.questions"), "mdi2h-help-circle-outline", QuestionsView::new),
                ViewEntry.of(
                        ReadinessView.ID,
                        Words.say("view.readiness"),
                        "mdi2c-clipboard-check-outline",
                        ReadinessView::new),
                ViewEntry.of(PlanView.ID, Words.say("view.plan"), "mdi2v-view-column-outline", PlanView::new),
                ViewEntry.of(CompareView.ID, Words.say("view.compare"), "mdi2s-scale-balance", CompareView::new),
                ViewEntry.of(StageView.ID, Words.say("view.stage"), "mdi2s-stairs-up", StageView::new),
                ViewEntry.of(RolloutView.ID, Words.say("view.rollout"), "mdi2p-progress-check", RolloutView::new),
                new ViewEntry(
                        TranslateView.ID,
                        Words.say("view.translate"),
                        "mdi2s-swap-horizontal",
                        TranslateView::speaksOfMesh,
                        TranslateView::new),
                ViewEntry.of(AgreeView.ID, Words.say("view.agree"), "mdi2h-handshake-outline", AgreeView::new),
                ViewEntry.of(ExportView.ID, Words.say("view.export"), "mdi2e-export-variant", ExportView::new));
    }

    /** The one button of a view that has nothing to show before a cluster is open. */
    private static Empty.Remedy open(Desk desk) {
        return new Empty.Remedy(Words.say("first.open"), () -> desk.navigation().show(OpenView.ID));
    }
}
