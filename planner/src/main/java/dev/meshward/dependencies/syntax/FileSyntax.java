package dev.meshward.dependencies.syntax;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The syntaxes that are told apart, by the name of the file and, failing that, by what it looks like. */
public enum FileSyntax {
    JSON,
    YAML,
    PROPERTIES,
    NGINX,
    XML,
    SHELL,
    /** Anything else with lines: programs, Go templates, haproxy, Caddyfile. */
    LINES,
    /** Text that never configures a call: certificates, documents, queries, style sheets. */
    PROSE;

    private static final Pattern NGINX_LOOK =
            Pattern.compile("(?m)^\\s*(?:upstream\\s+\\S+\\s*\\{|server\\s*\\{|location\\s+[^\\n]*\\{|proxy_pass\\s)");
    private static final Pattern PROPERTY = Pattern.compile("(?m)^\\s*[A-Za-z_][\\w.\\-]*\\s*=");
    private static final Pattern YAML_KEY =
            Pattern.compile("(?m)^\\s*(?:- )?[\"']?[A-Za-z_][\\w./\\- ]*[\"']?:(?:\\s|$)");

    /** The values of a file, in the order they stand; none when there is nothing to read in it. */
    public static List<Leaf> read(String fileName, String content) {
        return of(fileName, content).leaves(content);
    }

    public static FileSyntax of(String fileName, String content) {
        var name = fileName.toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        return switch (dot < 0 ? "" : name.substring(dot + 1)) {
            case "json" -> JSON;
            case "yaml", "yml" -> content.contains("{{") ? LINES : YAML;
            case "properties", "env", "toml", "ini", "cnf" -> PROPERTIES;
            case "sh", "bash" -> SHELL;
            case "xml" -> XML;
            case "py", "js", "ts", "lua", "rb", "php", "go", "java", "groovy", "pl", "tpl", "tmpl", "ctmpl", "gotmpl" ->
                LINES;
            case "md", "html", "htm", "css", "sql", "crt", "pem", "key", "csv", "svg", "cer", "adoc", "rst", "jks" ->
                PROSE;
            default -> byLook(content);
        };
    }

    private static FileSyntax byLook(String content) {
        var start = content.stripLeading();
        if (start.startsWith("{") || start.startsWith("[{") || start.startsWith("[\"")) {
            return JSON;
        }
        if (start.startsWith("-----BEGIN")) {
            return PROSE;
        }
        if (start.startsWith("#!")) {
            return start.substring(0, Math.min(40, start.length())).contains("sh") ? SHELL : LINES;
        }
        if (start.startsWith("<")) {
            return XML;
        }
        return byLines(content);
    }

    private static FileSyntax byLines(String content) {
        if (NGINX_LOOK.matcher(content).find()) {
            return NGINX;
        }
        if (content.contains("{{")) {
            return LINES;
        }
        if (YAML_KEY.matcher(content).find()) {
            return YAML;
        }
        return PROPERTY.matcher(content).find() ? PROPERTIES : LINES;
    }

    private List<Leaf> leaves(String content) {
        return switch (this) {
            case JSON -> JsonLeaves.read(content);
            case YAML -> YamlLeaves.read(content);
            case PROPERTIES -> PropertyLeaves.read(content);
            case NGINX -> NginxLeaves.read(content);
            case XML -> XmlLeaves.read(content);
            case SHELL, LINES -> PlainLines.read(content);
            case PROSE -> List.of();
        };
    }
}
