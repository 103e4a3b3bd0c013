package dev.meshward.cli;

import dev.meshward.readiness.Finding;
import java.util.List;

/** How findings are printed. */
enum FindingFormat {
    TEXT;

    void print(List<Finding> findings, Terminal terminal) {
        switch (this) {
            case TEXT -> new FindingsText(terminal).print(findings);
        }
    }

    @Override
    public String toString() {
        return Terminal.lower(name());
    }
}
