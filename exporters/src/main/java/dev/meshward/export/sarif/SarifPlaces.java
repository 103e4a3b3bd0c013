package dev.meshward.export.sarif;

import dev.meshward.advice.Diagnosis;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Place;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Where findings stand. GitHub refuses a result without a file and a line: what was read from a running cluster or from
 * standard input gets the name of its object as a path, beside the object itself.
 *
 * @param root the folder that paths are relative to, as an absolute path
 */
record SarifPlaces(String root) {

    /** Characters that need no escape in the path of a URI; the slash separates folders. */
    private static final String PLAIN = "-._~/!$&'()*+,;=@";

    Mapping location(Diagnosis diagnosis) {
        var place = diagnosis.place();
        var logical = Mapping.building()
                .put("fullyQualifiedName", diagnosis.subject() + (place.path().isEmpty() ? "" : " " + place.path()))
                .put("kind", "resource")
                .build();
        return Mapping.building()
                .put("physicalLocation", physical(place, diagnosis))
                .put("logicalLocations", FindingsSarif.list(List.of(logical)))
                .build();
    }

    private Mapping physical(Place place, Diagnosis diagnosis) {
        var uri = place.isInFile() ? uri(place.file()) : uri(nameAsPath(place, diagnosis));
        return Mapping.building()
                .put("artifactLocation", Mapping.building().put("uri", uri).build())
                .put(
                        "region",
                        Mapping.building()
                                .put("startLine", Math.max(1, place.line()))
                                .build())
                .build();
    }

    private static String nameAsPath(Place place, Diagnosis diagnosis) {
        int scheme = place.file().indexOf("://");
        return scheme < 0
                ? diagnosis.subject().toString().replace(' ', '/')
                : place.file().substring(0, scheme) + place.file().substring(scheme + 2);
    }

    /** A path as a reference relative to the root, or as a file URI where it lies elsewhere. */
    String uri(String file) {
        var path = relative(file.replace('\\', '/'));
        var escaped = new StringBuilder();
        for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (each & 0xff);
            boolean plain = character < 0x80 && (Character.isLetterOrDigit(character) || PLAIN.indexOf(character) >= 0);
            escaped.append(plain ? String.valueOf(character) : "%%%02X".formatted((int) character));
        }
        if (path.startsWith("/")) {
            return "file://" + escaped;
        }
        return path.matches("[A-Za-z]:/.*")
                ? "file:///" + path.charAt(0) + ":" + escaped.substring(4)
                : escaped.toString();
    }

    private String relative(String path) {
        var base = root.replace('\\', '/');
        var start = base.endsWith("/") ? base : base + "/";
        var normal = path.startsWith("./") || path.contains("/./") || path.contains("../")
                ? Path.of(path).normalize().toString().replace('\\', '/')
                : path;
        return normal.startsWith(start) ? normal.substring(start.length()) : normal;
    }

    /** The same as long as the finding is: GitHub goes by the first, which otherwise is made from the line's surroundings. */
    static Mapping fingerprints(Diagnosis diagnosis) {
        var subject = diagnosis.code() + " " + diagnosis.subject() + " "
                + diagnosis.place().path();
        return Mapping.building()
                .put("primaryLocationLineHash", digest(subject) + ":1")
                .put("subject/v1", subject)
                .build();
    }

    private static String digest(String text) {
        try {
            var bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256. Maybe this is none?", impossible);
        }
    }
}
