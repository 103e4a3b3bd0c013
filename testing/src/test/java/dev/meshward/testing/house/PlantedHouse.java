package dev.meshward.testing.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles sources into a folder outside every module and reads the classes, so that rules can be broken on purpose. */
record PlantedHouse(Path folder) {

    /** The classes of these sources, by full class name, and only those. */
    JavaClasses build(Map<String, String> sourceByName) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var units = new ArrayList<JavaFileObject>();
        sourceByName.forEach((name, source) -> units.add(new Source(name, source)));
        var said = new StringWriter();
        var options = List.of("-d", folder.toString(), "-proc:none", "-cp", System.getProperty("java.class.path"));
        if (!compiler.getTask(said, null, null, options, null, units).call()) {
            throw new IllegalStateException("A planted class does not compile: " + said);
        }
        return new ClassFileImporter().importPath(folder);
    }

    static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
