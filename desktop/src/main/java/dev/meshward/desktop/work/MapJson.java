package dev.meshward.desktop.work;

import dev.meshward.desktop.session.MapKept;
import dev.meshward.desktop.session.MapKept.Colouring;
import dev.meshward.desktop.session.MapKept.SearchMode;
import dev.meshward.export.layout.Area;
import dev.meshward.export.layout.Arrangement;
import dev.meshward.export.layout.Link;
import dev.meshward.export.layout.Point;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What somebody made of the map, as data: places and ways as numbers in one text each, whole units of the map. */
final class MapJson {

    private static final List<String> KEYS =
            List.of("opened", "hidden", "colours", "search", "mode", "offInLegend", "searches", "boxes", "lines");

    private static final int NUMBERS_OF_A_BOX = 4;
    private static final int LEAST_NUMBERS_OF_A_LINE = 4;

    private MapJson() {}

    static Mapping of(MapKept map) {
        var boxes = Mapping.building();
        map.places().areaByBox().forEach((box, area) -> boxes.put(box, numbers(area)));
        return Mapping.building()
                .put("opened", texts(map.opened()))
                .put("hidden", texts(map.hidden()))
                .put("colours", SaidJson.word(map.colouring()))
                .put("search", map.search())
                .put("mode", SaidJson.word(map.mode()))
                .put("offInLegend", texts(map.offInLegend()))
                .put("searches", texts(map.searches()))
                .put("boxes", boxes.build())
                .put(
                        "lines",
                        Value.Sequence.of(map.places().wayByLink().entrySet().stream()
                                .map(line -> line(line.getKey(), line.getValue()))
                                .toList()))
                .build();
    }

    private static Mapping line(Link link, List<Point> way) {
        return Mapping.building()
                .put("from", link.from())
                .put("to", link.to())
                .put(
                        "way",
                        way.stream()
                                .map(point -> number(point.x()) + " " + number(point.y()))
                                .collect(Collectors.joining(" ")))
                .build();
    }

    private static Value texts(Collection<String> texts) {
        return Value.Sequence.of(texts.stream().map(Value.Text::of).toList());
    }

    private static String numbers(Area area) {
        return number(area.x()) + " " + number(area.y()) + " " + number(area.width()) + " " + number(area.height());
    }

    /** A tenth of a unit is less than a pixel. */
    private static String number(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }

    static MapKept read(Field map) throws DamagedWork {
        if (!map.isPresent()) {
            return MapKept.nothing();
        }
        DamagedWork.onlyKeys(map, KEYS);
        return new MapKept(
                places(map),
                new TreeSet<>(map.at("opened").texts()),
                new TreeSet<>(map.at("hidden").texts()),
                SaidFields.word(Colouring.class, map.at("colours")),
                map.at("search").textOr(""),
                SaidFields.word(SearchMode.class, map.at("mode")),
                new TreeSet<>(map.at("offInLegend").texts()),
                map.at("searches").texts());
    }

    private static Arrangement places(Field map) throws DamagedWork {
        var boxes = new TreeMap<String, Area>();
        for (var box : map.at("boxes").entries()) {
            var numbers = numbers(box, NUMBERS_OF_A_BOX);
            boxes.put(box.key(), new Area(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3)));
        }
        var ways = new TreeMap<Link, List<Point>>();
        for (var line : DamagedWork.items(map.at("lines"))) {
            DamagedWork.onlyKeys(line, List.of("from", "to", "way"));
            ways.put(link(line), points(line.at("way")));
        }
        return new Arrangement(boxes, new TreeMap<>(), ways);
    }

    private static Link link(Field line) throws DamagedWork {
        var from = line.at("from").textOr("");
        var to = line.at("to").textOr("");
        if (from.equals(to)) {
            throw DamagedWork.at(line, "line between two boxes");
        }
        return new Link(from, to);
    }

    private static List<Point> points(Field way) throws DamagedWork {
        var numbers = numbers(way, LEAST_NUMBERS_OF_A_LINE);
        var points = new ArrayList<Point>();
        for (int i = 0; i + 1 < numbers.size(); i += 2) {
            points.add(new Point(numbers.get(i), numbers.get(i + 1)));
        }
        return points;
    }

    private static List<Double> numbers(Field text, int least) throws DamagedWork {
        var numbers = new ArrayList<Double>();
        try {
            for (var number : text.textOr("").split(" ", -1)) {
                numbers.add(Double.valueOf(number));
            }
        } catch (NumberFormatException _) {
            throw DamagedWork.at(text, "row of numbers");
        }
        if (numbers.size() < least || numbers.size() % 2 != 0) {
            throw DamagedWork.at(text, "row of numbers, two for each point");
        }
        return numbers;
    }
}
