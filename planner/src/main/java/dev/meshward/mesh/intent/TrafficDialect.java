package dev.meshward.mesh.intent;

import dev.meshward.manifest.Manifest;
import dev.meshward.mesh.MeshName;
import java.util.List;

/** A mesh as a language: reads its objects into intents, and says intents as its objects. */
public interface TrafficDialect {

    MeshName mesh();

    /** The version written for where the user names none. */
    String defaultVersion();

    /** Whether an object, or the API group it claims, is this mesh's own. */
    boolean owns(Manifest object);

    /** Whether an object can belong to no other mesh than this one. */
    boolean isSureSignOf(Manifest object);

    /** Whether a label or annotation of this name speaks to this mesh. */
    boolean ownsNote(String name);

    /** Takes every field it understands. What it does not take is lost. */
    void read(SourceReading source);

    /** Says every intent, and what becomes of each field it came from. */
    void express(List<TrafficIntent> intents, TargetWriting target);

    /** What this mesh can say. */
    SupportTable support();
}
