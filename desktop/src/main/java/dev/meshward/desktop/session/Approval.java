package dev.meshward.desktop.session;

import dev.meshward.manifest.Mapping;
import java.time.LocalDate;

/**
 * Somebody's word that a stage may be carried out. It holds for what they saw: a stage whose bundle has another digest
 * is not approved.
 *
 * @param stage its id
 * @param digest of the stage's files
 */
public record Approval(String stage, String digest, String who, LocalDate when) {

    /** As an entry of plan.json, and of a work file. */
    public Mapping entry() {
        return Mapping.building()
                .put("stage", stage)
                .put("by", who)
                .put("at", when.toString())
                .put("digest", digest)
                .build();
    }
}
