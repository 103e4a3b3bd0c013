package dev.meshward.export.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.dependencies.Confidence;
import dev.meshward.export.graphs.Diagram;
import dev.meshward.export.graphs.GraphChart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class GraphPictureTest {

    private static final Caption CAPTION =
            new Caption("prod-eu", Optional.of(Instant.parse("2026-11-23T07:40:00Z")), "0badcafe1234", 2);

    @Test
    void cluster_moment_fingerprint_and_what_is_not_drawn_stand_on_every_picture() throws Exception {
        assertThat(texts(svg("shop", "web")))
                .contains("Who calls whom in prod-eu")
                .anyMatch(line -> line.contains("2026-11-23T07:40:00Z")
                        && line.contains("0badcafe1234")
                        && line.contains("2 calls of low confidence not drawn"));
    }

    @Test
    void the_legend_names_every_shape_and_every_line() throws Exception {
        var texts = texts(svg("shop", "web"));
        for (var look : BoxLook.values()) {
            assertThat(texts).contains(look.words());
        }
        for (var look : CallLook.values()) {
            assertThat(texts).anyMatch(text -> text.startsWith(look.words()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\" onload=\"alert(1)",
                "]]>&amp;",
                "=1+1",
                "../../etc/passwd",
                "a\nb\u0000c\uFFFF",
                "\uD800",
                "\u202Eevil",
                "مرحبا",
                "שלום",
                "结账"
            })
    void a_name_stays_a_name(String hostile) throws Exception {
        var document = svg(hostile, hostile);
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getElementsByTagName("image").getLength()).isZero();
        assertThat(texts(document)).contains(hostile.replaceAll("[\\p{Cntrl}\\uFFFF\\p{Cs}]", "\uFFFD"));
        assertThat(ImageIO.read(
                        new ByteArrayInputStream(picture(hostile, hostile).png(Paper.FITTING))))
                .isNotNull();
    }

    @Test
    void a_name_of_253_characters_has_a_box_as_wide() throws Exception {
        assertThat(texts(svg("n".repeat(253), "w"))).contains("n".repeat(253));
    }

    @Test
    void the_same_graph_gives_the_same_bytes() {
        assertThat(picture("shop", "web").svg(Paper.A3))
                .isEqualTo(picture("shop", "web").svg(Paper.A3));
        assertThat(picture("shop", "web").png(Paper.FITTING))
                .isEqualTo(picture("shop", "web").png(Paper.FITTING));
    }

    @Test
    void a_poster_has_the_measures_of_its_paper() throws Exception {
        var poster =
                ImageIO.read(new ByteArrayInputStream(picture("shop", "web").png(Paper.A3)));
        assertThat(poster.getWidth()).isEqualTo(2481);
        assertThat(poster.getHeight()).isEqualTo(1754);
        assertThat(new String(picture("shop", "web").svg(Paper.A1), StandardCharsets.UTF_8))
                .contains("width=\"841mm\" height=\"594mm\"");
    }

    @Test
    void an_empty_graph_says_that_there_is_nothing() throws Exception {
        var empty = GraphPicture.of(
                letters -> GraphChart.ofNamespaces(new Diagram(new TreeMap<>(), new TreeMap<>()), letters), CAPTION);
        assertThat(texts(parsed(empty.svg(Paper.FITTING)))).anyMatch(text -> text.contains("nothing to draw"));
        assertThat(empty.png(Paper.FITTING)).isNotEmpty();
    }

    private static GraphPicture picture(String namespace, String name) {
        var web = new Diagram.Box("Deployment", namespace, name);
        var ledger = new Diagram.Box("StatefulSet", "data", "ledger");
        var arrows = new TreeMap<Diagram.Arrow, Diagram.Label>();
        arrows.put(
                new Diagram.Arrow(web, ledger), new Diagram.Label(new TreeSet<>(List.of("80", "90")), Confidence.LOW));
        var boxes = new TreeMap<String, java.util.SortedSet<Diagram.Box>>();
        boxes.put(namespace, new TreeSet<>(List.of(web)));
        boxes.put("data", new TreeSet<>(List.of(ledger)));
        return GraphPicture.of(letters -> GraphChart.ofWorkloads(new Diagram(boxes, arrows), letters), CAPTION);
    }

    private static Document svg(String namespace, String name) throws Exception {
        return parsed(picture(namespace, name).svg(Paper.FITTING));
    }

    private static Document parsed(byte[] svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    }

    private static List<String> texts(Document document) {
        var texts = new ArrayList<String>();
        var nodes = document.getElementsByTagName("text");
        for (var i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }
}
