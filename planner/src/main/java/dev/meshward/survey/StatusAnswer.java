package dev.meshward.survey;

import dev.meshward.status.PlanStatus;

/** What became of asking where a plan stands. */
public sealed interface StatusAnswer {

    record Answered(PlanStatus status) implements StatusAnswer {}

    /** The folder cannot be held against a cluster; {@code because} is a sentence for people that names the file. */
    record Refused(String because) implements StatusAnswer {}
}
