package dev.meshward.export.html;

import dev.meshward.adoption.Gate;
import dev.meshward.adoption.StageKind;
import dev.meshward.export.markdown.Soak;
import dev.meshward.saved.SavedPlan;
import dev.meshward.saved.SavedStage;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** When each stage begins and ends, as bars: by the dates of the plan, or by the least time its gates take. */
final class CalendarChart {

    /** @param from in days from the beginning of the first stage */
    private record Bar(SavedStage stage, long from, long to) {}

    private final SavedPlan plan;
    private final Optional<LocalDate> first;

    CalendarChart(SavedPlan plan) {
        this.plan = plan;
        this.first = plan.stages().stream()
                .flatMap(saved -> saved.starts().flatMap(CalendarChart::day).stream())
                .min(Comparator.naturalOrder());
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    void writeTo(StringBuilder html) {
        var bars = first.map(this::dated).orElseGet(this::earliest);
        long days = Math.max(1, bars.stream().mapToLong(Bar::to).max().orElse(1));
        html.append("<p>")
                .append(
                        first.isPresent()
                                ? "By the dates of the plan."
                                : "Nobody set a date: each stage stands where it can begin at the earliest, by the"
                                        + " time its gates take; dry runs of policies wait together.")
                .append("</p>\n"
                        + "<table class=\"gantt\"><caption>Calendar</caption><thead><tr><th"
                        + " scope=\"col\">Stage</th>")
                .append("<th scope=\"col\">Begins</th><th scope=\"col\">Ends</th><th scope=\"col\">")
                .append(days)
                .append(" days</th></tr></thead>\n<tbody>\n");
        bars.forEach(bar -> row(bar, days, html));
        html.append("</tbody></table>\n");
    }

    private List<Bar> dated(LocalDate begin) {
        return plan.stages().stream()
                .map(saved -> {
                    long from = saved.starts()
                            .flatMap(CalendarChart::day)
                            .map(day -> ChronoUnit.DAYS.between(begin, day))
                            .orElse(0L);
                    long to = saved.ends()
                            .flatMap(CalendarChart::day)
                            .map(day -> ChronoUnit.DAYS.between(begin, day) + 1)
                            .orElse(from);
                    return new Bar(saved, from, Math.max(from, to));
                })
                .toList();
    }

    private List<Bar> earliest() {
        var bars = new ArrayList<Bar>();
        long next = 0;
        for (var saved : plan.stages()) {
            long ends = next + Soak.longest(saved, Gate.When.AFTER).toDays();
            bars.add(new Bar(saved, next, ends));
            next = saved.stage().kind() == StageKind.AUTHORIZE ? next : ends;
        }
        return bars;
    }

    private void row(Bar bar, long days, StringBuilder html) {
        var stage = bar.stage().stage();
        html.append("<tr><th scope=\"row\" dir=\"auto\"><a href=\"#stage-")
                .append(stage.number())
                .append("\">")
                .append(stage.number())
                .append(' ')
                .append(HtmlText.escaped(stage.title()))
                .append("</a></th><td>")
                .append(moment(bar.from()))
                .append("</td><td>")
                .append(moment(Math.max(bar.from(), bar.to() - (first.isPresent() ? 1 : 0))))
                .append("</td><td class=\"bars\"><div class=\"bar k-")
                .append(stage.kind().word())
                .append("\" style=\"margin-inline-start:")
                .append(percent(bar.from(), days))
                .append(";width:")
                .append(percent(bar.to() - bar.from(), days))
                .append("\"></div></td></tr>\n");
    }

    private String moment(long day) {
        return first.map(begin -> begin.plusDays(day).toString()).orElse("day " + day);
    }

    private static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%.2f%%", 100.0 * part / whole);
    }
}
