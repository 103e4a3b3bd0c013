package dev.meshward.export.excel;

import dev.meshward.manifest.Place;
import dev.meshward.saved.SavedPlan;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ooxml.POIXMLDocumentPart;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.xssf.usermodel.XSSFPictureData;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCalcCell;

/**
 * Writes a plan into a workbook that is there already. Sheets of ours are made anew and get back what people added to them;
 * sheets of others stay as they are.
 */
public final class WorkbookRefresh {

    private final SavedPlan plan;
    private final String file;
    private final XSSFWorkbook workbook;
    private final List<Edits.Remark> remarks = new ArrayList<>();

    /** What became of it. */
    public sealed interface Outcome {

        /** @param remarks what could not be kept, and what people changed and the plan does not know yet */
        record Refreshed(byte[] bytes, List<Edits.Remark> remarks) implements Outcome {
            public Refreshed {
                remarks = List.copyOf(remarks);
            }
        }

        /**
         * Nothing is to be written.
         *
         * @param because sentences for people, never empty
         */
        record Refused(List<Edits.Remark> because) implements Outcome {
            public Refused {
                because = List.copyOf(because);
            }
        }
    }

    private WorkbookRefresh(SavedPlan plan, String file, XSSFWorkbook workbook) {
        this.plan = plan;
        this.file = file;
        this.workbook = workbook;
    }

    /**
     * @param file the name of the workbook, for places
     * @param bytes what it holds: an earlier export, or a workbook of somebody else
     */
    public static Outcome of(SavedPlan plan, String file, byte[] bytes) {
        try {
            var there = WorkbookFile.sheets(bytes, Set.of(BaseTable.NAME));
            var edits = there.containsKey(BaseTable.NAME)
                    ? WorkbookReader.read(file, bytes)
                    : new Edits.Read(List.of(), List.of(), Map.of());
            return switch (edits) {
                case Edits.Refused(var refusals) -> new Outcome.Refused(refusals);
                case Edits.Read read -> refreshed(plan, file, bytes, read);
            };
        } catch (IOException e) {
            return refused(file, "", "The file is not read: " + e.getMessage() + ".");
        }
    }

    private static Outcome refused(String file, String sheet, String because) {
        return new Outcome.Refused(List.of(new Edits.Remark(new Place(file, 0, sheet), because)));
    }

    private static Outcome refreshed(SavedPlan plan, String file, byte[] bytes, Edits.Read edits) throws IOException {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            var refresh = new WorkbookRefresh(plan, file, workbook);
            if (workbook.getSheet(BaseTable.NAME) == null) {
                var taken = refresh.sheetsOfOurNames();
                if (!taken.isEmpty()) {
                    return refused(
                            file,
                            taken.getFirst(),
                            "The workbook has a sheet of this name that Meshward did not write. Rename it, or export"
                                    + " into another file.");
                }
            }
            return new Outcome.Refreshed(refresh.write(edits), refresh.remarks);
        } catch (RuntimeException e) {
            // The library fails in many ways on files that are not quite what they should be.
            throw new IOException("it is no workbook that can be refreshed (" + e.getMessage() + ")", e);
        }
    }

    private List<String> sheetsOfOurNames() {
        return names().stream()
                .filter(name -> RolloutPlanWorkbook.SHEETS.stream().anyMatch(name::equalsIgnoreCase))
                .toList();
    }

    private List<String> names() {
        var names = new ArrayList<String>();
        workbook.forEach(sheet -> names.add(sheet.getSheetName()));
        return names;
    }

    private byte[] write(Edits.Read edits) throws IOException {
        var order = names();
        var kept = new HashMap<String, KeptSheet>();
        for (var name : RolloutPlanWorkbook.SHEETS) {
            var sheet = workbook.getSheet(name);
            if (sheet != null) {
                kept.put(name, KeptSheet.of(sheet));
                remove(sheet);
            }
        }
        RolloutPlanWorkbook.writeInto(plan, workbook);
        kept.remove(BaseTable.NAME);
        kept.values().forEach(this::giveBack);
        new RefreshedEdits(plan, workbook, remarks).keep(edits.edits());
        restore(order);
        var bytes = new ByteArrayOutputStream();
        workbook.write(bytes);
        return SteadyZip.of(bytes.toByteArray());
    }

    private void giveBack(KeptSheet before) {
        var now = workbook.getSheet(before.name());
        boolean isTable = before.isTable() && !before.name().equals(GanttSheet.NAME);
        remarks.addAll(
                isTable
                        ? RefreshedTable.refresh(file, before, new FreshTable(now))
                        : new RefreshedFigures(file, before, now).refresh());
    }

    private void restore(List<String> order) {
        for (int i = 0; i < order.size(); i++) {
            if (workbook.getSheet(order.get(i)) != null) {
                workbook.setSheetOrder(order.get(i), i);
            }
        }
        workbook.setForceFormulaRecalculation(true);
    }

    /** With its charts and comments, which the library would leave behind without an owner. */
    private void remove(XSSFSheet sheet) {
        var parts = new ArrayList<POIXMLDocumentPart>();
        below(sheet, parts);
        workbook.removeSheetAt(workbook.getSheetIndex(sheet));
        parts.forEach(this::remove);
        // The order in which formulas were computed names cells that are gone.
        var chain = workbook.getCalculationChain();
        if (chain != null) {
            chain.getCTCalcChain().setCArray(new CTCalcCell[0]);
        }
    }

    private void remove(POIXMLDocumentPart part) {
        var name = part.getPackagePart().getPartName();
        for (var each : List.of(name, PackagingURIHelper.getRelationshipPartName(name))) {
            if (workbook.getPackage().containPart(each)) {
                workbook.getPackage().removePart(each);
            }
        }
    }

    private static void below(POIXMLDocumentPart part, List<POIXMLDocumentPart> found) {
        for (var child : part.getRelations()) {
            if (!(child instanceof XSSFPictureData) && !found.contains(child)) {
                found.add(child);
                below(child, found);
            }
        }
    }
}
