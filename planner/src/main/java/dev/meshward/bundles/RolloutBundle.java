package dev.meshward.bundles;

import java.util.List;

/** All stages of a plan as bundles, and the bypass. */
public record RolloutBundle(List<StageBundle> stages, List<SideFile> emergency, List<String> sizing) {}
