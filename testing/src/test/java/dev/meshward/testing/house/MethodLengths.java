package dev.meshward.testing.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.ToolProvider;

/**
 * Counts the lines of methods, from the return type to the closing brace. Annotations do not count: a table of cases is as
 * long as there are cases.
 */
final class MethodLengths extends TreeScanner<Void, Void> {

    /** Nothing is looked up; opening every jar anew for each source would take most of the time. */
    private static final List<String> WITHOUT_CLASS_PATH = List.of("-proc:none", "--class-path", "");

    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final Map<String, Integer> lengthByMethod = new TreeMap<>();

    private MethodLengths(CompilationUnitTree unit, SourcePositions positions) {
        this.unit = unit;
        this.positions = positions;
    }

    /** The length of each method of a source; the longest of those that share a name. */
    static Map<String, Integer> of(String source) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var unit = new PlantedHouse.Source("Read", source);
        var task =
                (JavacTask) compiler.getTask(new StringWriter(), null, null, WITHOUT_CLASS_PATH, null, List.of(unit));
        try {
            var lengths = new TreeMap<String, Integer>();
            for (var tree : task.parse()) {
                var scan = new MethodLengths(tree, Trees.instance(task).getSourcePositions());
                scan.scan(tree, null);
                lengths.putAll(scan.lengthByMethod);
            }
            return lengths;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
        var begin = method.getReturnType() == null ? method : method.getReturnType();
        var start = positions.getStartPosition(unit, begin);
        var end = positions.getEndPosition(unit, method);
        if (start >= 0 && end >= 0) {
            var lines = unit.getLineMap();
            var length = (int) (lines.getLineNumber(end) - lines.getLineNumber(start)) + 1;
            lengthByMethod.merge(method.getName().toString(), length, Math::max);
        }
        return super.visitMethod(method, null);
    }
}
