package dev.meshward.bundles;

import dev.meshward.adoption.Hardenings;
import dev.meshward.adoption.Stage;
import dev.meshward.mesh.LadderIntent;

/** What the user wished for once everybody has climbed. */
record HardenContent(Speaker speaker, Hardenings hardenings) implements StageContent {

    @Override
    public void fill(Stage stage, StageDraft draft) {
        for (var intent : hardenings.of(stage)) {
            if (intent instanceof LadderIntent.RequireMutualTlsByDefault) {
                byDefault(intent, draft);
            } else {
                speaker.say(intent, draft);
            }
        }
        draft.step("the preferences want it", "calls go on, no more of them fail, and none takes longer");
    }

    /** Those who are let off have said so before anything is refused by default. */
    private void byDefault(LadderIntent intent, StageDraft draft) {
        var said = speaker.express(intent, draft);
        draft.say(said.subList(0, Math.max(0, said.size() - 1)));
        draft.step("a namespace that says nothing follows the mesh as a whole", "the mode is in the proxies");
        draft.beginMainPart();
        draft.say(said.stream().skip(Math.max(0, said.size() - 1)).toList());
    }
}
