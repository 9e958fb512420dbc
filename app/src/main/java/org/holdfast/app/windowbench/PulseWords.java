package org.holdfast.app.windowbench;

import static org.holdfast.i18n.BenchText.*;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.i18n.Words;

/** Pulses in words: a head, two lines for each thing that was looked at. */
final class PulseWords {
    private static final long FRAME = 16_000;

    private final Words words;

    PulseWords(Words words) {
        this.words = words;
    }

    List<String> lines(PulseReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(words.say(report.headless() ? PULSE_HEAD_MEMORY : report.software()
                ? PULSE_HEAD_SOFTWARE : PULSE_HEAD, report.width(), report.height(),
                report.java()));
        for (PulseReport.Row row : report.rows()) {
            lines.add("  " + words.say(PULSE_FIGURE, switch (row.what()) {
                case EMPTY_CANVAS -> words.say(PULSE_EMPTY);
                case SLOTS -> words.say(PULSE_SLOTS, row.count());
                case LIST -> words.say(PULSE_LIST, row.count());
            }, row.pulses(), millis(row.median()), millis(row.slow()), millis(row.longest()),
                    row.over()));
            lines.add("    " + words.say(PULSE_THREAD, millis(row.onThread())));
            if (row.what() != PulseReport.What.EMPTY_CANVAS) {
                lines.add("    " + words.say(BENCH_TARGET,
                        words.say(PULSE_TARGET, millis(FRAME)),
                        words.say(row.slow() <= FRAME ? BENCH_MET : BENCH_MISSED)));
            }
        }
        return lines;
    }

    private String millis(long micros) {
        NumberFormat format = NumberFormat.getNumberInstance(words.locale());
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        return format.format(micros / 1000.0);
    }
}
