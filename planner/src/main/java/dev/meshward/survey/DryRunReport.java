package dev.meshward.survey;

import java.util.List;

/**
 * What an API server said to the files of a plan, of which it kept nothing.
 *
 * @param cluster the context that was asked
 * @param taken how many files it would take
 * @param refused what it would not take, with its own words
 * @param notAsked what could not be asked yet, with the reason: it changes what an earlier step of the plan makes
 * @param unknown what nobody knows: no answer, or no right to ask
 */
public record DryRunReport(
        String cluster, int taken, List<Remark> refused, List<Remark> notAsked, List<Remark> unknown) {

    /** @param file below the folder of the plan */
    public record Remark(String file, String because) {}

    public DryRunReport {
        refused = List.copyOf(refused);
        notAsked = List.copyOf(notAsked);
        unknown = List.copyOf(unknown);
    }
}
