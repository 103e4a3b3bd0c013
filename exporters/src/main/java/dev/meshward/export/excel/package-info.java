/**
 * The workbook rollout-plan.xlsx: one class a sheet, made from a saved plan. Not here: deciding anything about the plan,
 * or writing to the disk.
 */
@NullMarked
package dev.meshward.export.excel;

import org.jspecify.annotations.NullMarked;
