package dev.meshward.export.markdown;

import dev.meshward.equivalence.Compared;
import dev.meshward.equivalence.Difference;
import dev.meshward.equivalence.Relation;
import dev.meshward.mesh.intent.Fate;
import dev.meshward.mesh.intent.TranslationLedger;
import dev.meshward.translation.Translation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report of a translation for people: what decides otherwise, what was lost, what is only similar. */
public final class TranslationMarkdown {

    private TranslationMarkdown() {}

    public static String of(Translation translation) {
        var page = new Page();
        page.heading(
                1,
                "From " + translation.from().title() + " to "
                        + translation.to().name().title() + " "
                        + Inline.text(translation.to().meshVersion()));
        page.table(List.of("Fields", ""), totals(translation.ledger()));
        decisions(translation, page);
        fields(translation.ledger(), "lost", "Lost", page);
        fields(translation.ledger(), "approximated", "Only similar", page);
        remarks(translation, page);
        written(translation, page);
        return page.toString();
    }

    private static List<List<String>> totals(TranslationLedger ledger) {
        return Stream.of("carried", "approximated", "lost")
                .map(word -> List.of(word, String.valueOf(ledger.totals().getOrDefault(word, 0L))))
                .toList();
    }

    private static void decisions(Translation translation, Page page) {
        var comparison = translation.comparison();
        page.heading(2, "What both decide");
        page.bullet("Who may call whom: "
                + verdict(
                        comparison.authorization(), comparison.doors().stream().map(door -> door.compared())));
        page.bullet("Where requests go: "
                + verdict(
                        comparison.routing(),
                        comparison.configuredWays().stream().map(way -> way.compared())));
        Stream.concat(comparison.ofAuthorization().stream(), comparison.ofRouting().stream())
                .forEach(difference ->
                        page.bullet("**" + difference.example().relation().word() + "**: " + sentence(difference)));
        page.bullets(Stream.concat(
                        comparison.doors().stream().map(door -> door.compared()),
                        comparison.configuredWays().stream().map(way -> way.compared()))
                .flatMap(compared -> compared.unchecked().stream())
                .map(unchecked ->
                        "Not compared: " + Inline.text(unchecked.part()) + ". " + Inline.text(unchecked.because()))
                .distinct()
                .toList());
        byTheMeshes(comparison.ofTheMeshes(), page);
    }

    private static void byTheMeshes(List<Difference> differences, Page page) {
        if (!differences.isEmpty()) {
            page.heading(2, "What both meshes do by themselves");
            page.paragraph(
                    "Nobody set anything for these Services, so nothing was translated; the meshes differ all the"
                        + " same. Istio tries a request again twice where nobody says otherwise;"
                        + " meshConfig.defaultHttpRetryPolicy with attempts 0 switches that off for the whole mesh.");
            alike(differences)
                    .forEach((words, some) -> page.bullet(words + ": "
                            + Inline.text(String.join(
                                    ", ",
                                    some.stream().map(Difference::at).distinct().toList()))));
        }
    }

    /** Services of which the same is to be said stand together, by what is said of them. */
    private static Map<String, List<Difference>> alike(List<Difference> differences) {
        return differences.stream()
                .collect(Collectors.groupingBy(
                        TranslationMarkdown::ofAnyService, LinkedHashMap::new, Collectors.toList()));
    }

    private static String ofAnyService(Difference difference) {
        var example = difference.example();
        return "Before, the mesh " + Inline.text(unnamed(example.first(), difference.at())) + "; after, it "
                + Inline.text(unnamed(example.second(), difference.at()));
    }

    /** {@code shop/web:80} is {@code web.shop.svc.cluster.local} in what becomes of a request. */
    private static String unnamed(String words, String at) {
        int slash = at.indexOf('/');
        int colon = at.lastIndexOf(':');
        return slash < 0 || colon < slash
                ? words
                : words.replaceAll(
                        Pattern.quote(at.substring(slash + 1, colon) + "." + at.substring(0, slash)) + "\\S* port \\S+",
                        "its pods");
    }

    private static String sentence(Difference difference) {
        var example = difference.example();
        return Inline.text(String.join(", ", difference.callers())) + " sends " + Inline.code(example.request())
                + ": before " + Inline.text(example.first()) + "; after " + Inline.text(example.second());
    }

    private static String verdict(Relation relation, Stream<Compared> parts) {
        boolean isOpen = parts.anyMatch(part -> !part.unchecked().isEmpty());
        return relation == Relation.EQUAL && isOpen ? "not checked" : relation.word() + (isOpen ? ", in part" : "");
    }

    /** Alike fields of an object stand together: one sentence, several paths. */
    private static void fields(TranslationLedger ledger, String word, String title, Page page) {
        var some = ledger.pages().stream()
                .filter(each -> each.entries().stream()
                        .anyMatch(entry -> entry.fate().word().equals(word)))
                .toList();
        if (some.isEmpty()) {
            return;
        }
        page.heading(2, title);
        for (var each : some) {
            page.heading(
                    3,
                    Inline.text(
                            each.object().key() + " (" + each.object().place().file() + ":"
                                    + each.object().place().line() + ")"));
            Map<String, List<String>> pathsBySentence = new LinkedHashMap<>();
            each.entries().stream()
                    .filter(entry -> entry.fate().word().equals(word))
                    .forEach(entry -> pathsBySentence
                            .computeIfAbsent(sentence(entry.fate()), _ -> new java.util.ArrayList<>())
                            .add(entry.leaf().place().path() + " (line "
                                    + entry.leaf().place().line() + ")"));
            pathsBySentence.forEach((sentence, paths) -> page.bullet(
                    String.join(", ", paths.stream().map(Inline::code).toList()) + ": " + sentence));
        }
    }

    private static String sentence(Fate fate) {
        var code = " [" + fate.aspect().code() + "](" + fate.aspect().page() + ")";
        return switch (fate) {
            case Fate.Carried _ -> "carried" + code;
            case Fate.Approximated(var _, var _, var because) -> Inline.text(because) + code;
            case Fate.Lost(var _, var because, var instead) ->
                Inline.text(because) + (instead.isEmpty() ? "" : " " + Inline.text(instead)) + code;
        };
    }

    private static void remarks(Translation translation, Page page) {
        if (!translation.remarks().isEmpty()) {
            page.heading(2, "To know");
            page.bullets(translation.remarks().stream()
                    .map(remark -> Inline.text(remark.object().toString()) + " ("
                            + Inline.text(remark.place().toString()) + "): " + Inline.text(remark.sentence()))
                    .toList());
        }
    }

    private static void written(Translation translation, Page page) {
        page.heading(2, "Written");
        page.bullets(translation.objects().stream()
                .map(object -> Inline.text(object.key().toString()) + " "
                        + Inline.text(object.annotation("meshward.dev/because").textOr("")))
                .toList());
        page.bullets(translation.patches().stream()
                .map(patch -> "patch of " + Inline.text(patch.object().toString()))
                .toList());
    }
}
