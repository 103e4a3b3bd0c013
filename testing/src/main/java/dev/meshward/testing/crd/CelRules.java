package dev.meshward.testing.crd;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Evaluates the CEL rules of custom resource definitions. The library knows standard CEL; of the functions that Kubernetes
 * adds, {@code url} and {@code isIP} are declared here, and a rule that needs another one is reported as not evaluated.
 */
final class CelRules {

    private static final CelOptions OPTIONS =
            CelOptions.current().enableHeterogeneousNumericComparisons(true).build();

    /** A rule that was compiled, or why it could not be. */
    private sealed interface Compiled {
        record Ready(CelRuntime.Program program) implements Compiled {}

        record Refused(String because) implements Compiled {}
    }

    /** The answer to one rule. */
    sealed interface Answer {
        record Holds() implements Answer {}

        record Broken() implements Answer {}

        record NotEvaluated(String because) implements Answer {}
    }

    private final CelCompiler compiler = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(CelExtensions.strings(), CelExtensions.lists(), CelExtensions.sets(OPTIONS))
            .addVar("self", SimpleType.DYN)
            .addFunctionDeclarations(
                    CelFunctionDecl.newFunctionDeclaration(
                            "url",
                            CelOverloadDecl.newGlobalOverload("string_to_url", SimpleType.STRING, SimpleType.STRING)),
                    CelFunctionDecl.newFunctionDeclaration(
                            "isIP",
                            CelOverloadDecl.newGlobalOverload("string_is_ip", SimpleType.BOOL, SimpleType.STRING)),
                    member("getScheme"),
                    member("getHostname"))
            .build();

    private final CelRuntime runtime = CelRuntimeFactory.legacyCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .addLibraries(CelExtensions.strings(), CelExtensions.lists(), CelExtensions.sets(OPTIONS))
            .addFunctionBindings(
                    CelFunctionBinding.from("string_is_ip", String.class, CelRules::isAddress),
                    CelFunctionBinding.from(
                            "string_to_url",
                            String.class,
                            text -> URI.create(text).toString()),
                    CelFunctionBinding.from(
                            "url_getScheme",
                            String.class,
                            text -> orEmpty(URI.create(text).getScheme())),
                    CelFunctionBinding.from(
                            "url_getHostname",
                            String.class,
                            text -> orEmpty(URI.create(text).getHost())))
            .build();

    private final Map<String, Compiled> compiledByRule = new ConcurrentHashMap<>();

    Answer ask(String rule, Object self) {
        return switch (compiledByRule.computeIfAbsent(rule, this::compile)) {
            case Compiled.Refused(var because) -> new Answer.NotEvaluated(because);
            case Compiled.Ready(var program) -> evaluate(program, self);
        };
    }

    private Compiled compile(String rule) {
        try {
            return new Compiled.Ready(
                    runtime.createProgram(compiler.compile(rule).getAst()));
        } catch (CelValidationException | CelEvaluationException e) {
            return new Compiled.Refused(firstLine(e));
        }
    }

    private static Answer evaluate(CelRuntime.Program program, Object self) {
        try {
            return Boolean.TRUE.equals(program.eval(Map.of("self", self))) ? new Answer.Holds() : new Answer.Broken();
        } catch (CelEvaluationException e) {
            return new Answer.NotEvaluated(firstLine(e));
        }
    }

    private static CelFunctionDecl member(String name) {
        return CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newMemberOverload("url_" + name, SimpleType.STRING, SimpleType.STRING));
    }

    /** Never asks a name server: only texts that can be nothing but an address are parsed. */
    private static boolean isAddress(String text) {
        var looksLikeOne =
                text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}") || text.matches("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
        try {
            return looksLikeOne && InetAddress.getByName(text).getAddress().length > 0;
        } catch (UnknownHostException _) {
            return false;
        }
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
