package dev.meshward.mesh.intent;

/** One thing a configuration wants of a mesh, in no mesh's words. */
public sealed interface TrafficIntent permits RequestRoutes, Unmatched {

    /** The object that says it. */
    Author author();
}
