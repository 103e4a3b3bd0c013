package dev.meshward.survey;

import dev.meshward.mesh.MeshName;
import java.util.Optional;

/**
 * What a user wants translated.
 *
 * @param from the mesh the source is written for; empty where the source shall tell
 * @param version of the target mesh; empty for the newest
 */
public record TranslationWish(Optional<MeshName> from, MeshName to, Optional<String> version) {}
