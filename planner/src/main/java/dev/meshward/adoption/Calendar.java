package dev.meshward.adoption;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * When people can work on the rollout.
 *
 * @param start the first stage begins on no earlier day
 * @param workingDays on which a stage may begin; never empty; Monday to Friday by default
 * @param stagesPerWeek how many stages may begin from a Monday to the next Sunday; as many as there are working days when
 *     empty
 * @param soakDays how long an answer has to hold where no CronJob needs longer; 7 by default
 */
public record Calendar(LocalDate start, Set<DayOfWeek> workingDays, Optional<Integer> stagesPerWeek, int soakDays) {

    /** A week, so that every weekday was seen. */
    public static final int USUAL_SOAK = 7;

    public Calendar {
        workingDays = Collections.unmodifiableSet(EnumSet.copyOf(workingDays));
    }

    /** Monday to Friday. */
    public static Set<DayOfWeek> usualWorkingDays() {
        return EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    }
}
