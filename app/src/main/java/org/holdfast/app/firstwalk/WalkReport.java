package org.holdfast.app.firstwalk;

import static org.holdfast.i18n.WalkText.*;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.app.terminal.Terminal;
import org.holdfast.app.terminal.TextTable;
import org.holdfast.app.words.Visible;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.i18n.ReportText;
import org.holdfast.i18n.WalkText;
import org.holdfast.i18n.Words;

/** What the walk found: a table of the cartridges, digests, differences. */
final class WalkReport {
    private static final int MOST = 20;

    private final Terminal terminal;
    private final Words words;

    WalkReport(Terminal terminal) {
        this.terminal = terminal;
        this.words = terminal.words();
    }

    /** A line for each cartridge that a copy was read from, and digests. */
    void print(JobSnapshot put, List<FirstWalk.Restored> copies) {
        TextTable table = new TextTable("rlrrrrl", words.say(HEAD_COPY),
                words.say(ReportText.HEAD_CARTRIDGE), words.say(ReportText.HEAD_FILES),
                words.say(ReportText.HEAD_BYTES), words.say(HEAD_WRITTEN), words.say(HEAD_READ),
                words.say(HEAD_COMPARED));
        int copy = 1;
        for (FirstWalk.Restored restored : copies) {
            for (JobSnapshot.Moved read : restored.job().written()) {
                String written = put.written().stream()
                        .filter(w -> w.barcode().equals(read.barcode()))
                        .map(w -> words.speed(w.bytes(), w.time())).findFirst().orElse("");
                table.row(Integer.toString(copy), Visible.name(read.barcode()),
                        words.number(read.files()), words.bytes(read.bytes()), written,
                        words.speed(read.bytes(), read.time()),
                        words.say(restored.comparison().same() ? SAME : DIFFERENT));
            }
            copy++;
        }
        terminal.line("");
        table.print(terminal);
        terminal.line("");
        terminal.say(DIGESTS);
        copies.getFirst().comparison().digests().forEach((path, digest) ->
                terminal.line("  " + digest + "  " + Visible.name(path)));
        terminal.say(DIGEST_OF_ALL);
        copies.stream().map(c -> c.comparison().digestOfAll()).distinct()
                .forEach(digest -> terminal.line("  " + digest));
        terminal.line("");
    }

    /** The first differences by name. */
    void differences(TreeComparison comparison) {
        List<String> lines = new ArrayList<>();
        for (TreeComparison.Difference d : comparison.differences()) {
            WalkText text = switch (d.kind()) {
                case MISSING -> DIFFERS_MISSING;
                case EXTRA -> DIFFERS_EXTRA;
                case KIND -> DIFFERS_KIND;
                case CONTENT -> DIFFERS_CONTENT;
                case TIME -> DIFFERS_TIME;
                case MODE -> DIFFERS_MODE;
            };
            lines.add("  " + words.say(text, Visible.name(d.path())));
        }
        lines.stream().limit(MOST).forEach(terminal::remark);
        long more = comparison.differenceCount() - Math.min(MOST, lines.size());
        if (more > 0) {
            terminal.remark("  " + words.say(MORE_DIFFERENCES, more));
        }
    }
}
