package dev.meshward.testing.simulator;

import java.util.List;

/**
 * One stage.
 *
 * @param broken why it cannot be carried out at all
 */
record StageScript(String folder, List<Step> steps, List<Step> undo, List<String> broken) {}
