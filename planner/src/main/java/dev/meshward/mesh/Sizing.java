package dev.meshward.mesh;

/**
 * How much there is to carry; installations are sized by it.
 *
 * @param services Services of the cluster
 * @param pods all pods of the cluster
 * @param joiningPods pods that get a proxy in the course of the plan
 */
public record Sizing(int services, int pods, int joiningPods) {}
