package dev.meshward.saved;

import dev.meshward.cluster.ScanGap;

/**
 * Something that could not be read, as the documents tell it.
 *
 * @param what the place, or the kind of object that was not looked at
 * @param matters whether it may hide something the plan depends on
 */
public record SavedGap(String what, String because, boolean matters) {

    static SavedGap of(ScanGap gap) {
        return new SavedGap(gap.where(), gap.because(), gap.matters());
    }
}
