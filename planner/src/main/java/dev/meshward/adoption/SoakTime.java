package dev.meshward.adoption;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.Field;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * How long an answer has to hold before it counts: usually a week, so that every weekday was seen, or as long as the rarest
 * CronJob concerned needs to run once.
 */
final class SoakTime {

    private static final int A_MONTH_AND_ITS_END = 31;

    private final ClusterSnapshot snapshot;
    private final int usualDays;
    private final Map<String, Integer> daysBySchedule = new HashMap<>();

    /** @param usualDays where no CronJob needs longer */
    SoakTime(ClusterSnapshot snapshot, int usualDays) {
        this.snapshot = snapshot;
        this.usualDays = usualDays;
    }

    /** @param because which CronJob makes it longer than a week; empty when none does */
    record Soak(int days, String because) {

        /** As in gates: {@code 7d}. */
        String words() {
            return days + "d";
        }
    }

    /** The time for these to have been seen at work. */
    Soak of(Collection<WorkloadId> concerned) {
        var longest = new Soak(usualDays, "");
        for (var id : concerned) {
            var soak = snapshot.workload(id)
                    .filter(workload -> schedule(workload).isPresent())
                    .map(this::soakOf)
                    .orElse(longest);
            longest = soak.days() > longest.days() ? soak : longest;
        }
        return longest;
    }

    private static Field schedule(Workload workload) {
        return workload.manifest().at("spec", "schedule");
    }

    private Soak soakOf(Workload cronJob) {
        var schedule = schedule(cronJob).textOr("");
        int days = daysBySchedule.computeIfAbsent(schedule, this::daysOf);
        return new Soak(days, cronJob.id() + " runs on the schedule \"" + schedule + "\"");
    }

    /** A schedule nobody can read may be monthly. */
    private int daysOf(String schedule) {
        var parsed = CronSchedule.parse(schedule);
        return parsed.isEmpty()
                ? A_MONTH_AND_ITS_END
                : parsed.get().longestGapInDays().orElse(usualDays);
    }
}
