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
        return new SavedGap(placeOf(gap), gap.because(), gap.matters());
    }

    private static String placeOf(ScanGap gap) {
        return switch (gap) {
            case ScanGap.NotLooked notLooked -> notLooked.what();
            case ScanGap.WrongField wrong -> wrong.object() + " (" + wrong.place() + ")";
            case ScanGap.Duplicate twice -> twice.object() + " (" + twice.place() + ")";
            case ScanGap.Unreadable unreadable -> unreadable.place().toString();
            case ScanGap.Foreign foreign -> foreign.place().toString();
        };
    }
}
