package dev.meshward.bundles;

import dev.meshward.adoption.Stage;

/** Fills one kind of stage. */
interface StageContent {

    /** Puts the steps of a stage into the draft, in the order of safety. */
    void fill(Stage stage, StageDraft draft);
}
