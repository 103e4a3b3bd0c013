package dev.meshward.adoption.schedule;

import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What climbs in one stage whatever else happens.
 *
 * @param number its position among the tasks of its problem, from 0
 * @param grade how critical it is, from 0, the least: a stage of several tasks holds those of one grade
 * @param climbing how many workloads of each grade climb with it; a pair is inverted when the more critical climbs earlier
 * @param touched the workloads that feel the change, by number: those that climb and, where it decides who may call, their
 *     callers
 * @param namespaces those of the touched, by number
 * @param restarts pods that restart
 */
public record Task(
        int number,
        int grade,
        Map<Integer, Integer> climbing,
        SortedSet<Integer> touched,
        SortedSet<Integer> namespaces,
        int restarts) {

    public Task {
        climbing = Collections.unmodifiableMap(new TreeMap<>(climbing));
        touched = Collections.unmodifiableSortedSet(new TreeSet<>(touched));
        namespaces = Collections.unmodifiableSortedSet(new TreeSet<>(namespaces));
    }

    /** Whether nobody climbs with it who is more or less critical than the task counts. */
    boolean isOfOneGrade() {
        return climbing.keySet().stream().allMatch(each -> each == grade);
    }
}
