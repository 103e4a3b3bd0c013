package dev.meshward.mesh.intent;

/**
 * What a mesh can say of an aspect when it is the one that is translated to.
 *
 * @param words the form it takes, the difference, or why there is none: one sentence
 * @param instead what to do where there is no form; empty otherwise
 */
public record Support(Grade grade, String words, String instead) {

    public enum Grade {
        EXACT,
        APPROXIMATE,
        NONE
    }
}
