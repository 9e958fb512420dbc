package org.holdfast.app.cli;

import static org.holdfast.i18n.ReportText.*;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.terminal.TextTable;
import org.holdfast.app.words.ActivityWords;
import org.holdfast.app.words.Visible;
import org.holdfast.engine.api.Activity;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.Query;
import org.holdfast.i18n.CommandText;
import org.holdfast.i18n.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the last that robots and drives have done, and what they do now. */
@Command(name = "activity")
final class ActivityCommand extends ArchiveCommand {
    private static final int PAGE = 10_000;

    @Option(names = "-n", paramLabel = "N", defaultValue = "50",
            descriptionKey = "cli.option.blocks")
    private int most;

    @Mixin
    private JsonOption format;

    private record Key(String library, Optional<Integer> drive, long number) {}

    private record Line(Activity.Lane lane, Activity.Block block) {
        private Key key() {
            return new Key(lane.library(), lane.drive(), block.number());
        }
    }

    ActivityCommand(Context context) {
        super(context);
    }

    @Override
    CommandText help() {
        return CommandText.JOBS_ACTIVITY;
    }

    @Override
    ExitStatus run() throws Exception {
        if (most < 1 || most > PAGE) {
            throw new ArchiveException(new Failure.OutOfRange("-n", most, 1, PAGE));
        }
        try (Archive archive = context().attach()) {
            if (format.json()) {
                context().json(archive.ask(new Query.Activity(0, PAGE)));
                return ExitStatus.DONE;
            }
            Map<Key, Line> lines = new HashMap<>();
            Activity page = archive.ask(new Query.Activity(0, PAGE));
            take(page, lines);
            while (page.more()) {
                page = archive.ask(new Query.Activity(page.revision(), PAGE));
                take(page, lines);
            }
            print(page, newest(lines));
            return ExitStatus.DONE;
        }
    }

    /** Keeps the newest only: a large library has hundreds of thousands. */
    private void take(Activity page, Map<Key, Line> lines) {
        page.lanes().forEach(lane -> lane.blocks().forEach(b -> {
            Line line = new Line(lane, b);
            lines.put(line.key(), line);
        }));
        List<Line> kept = newest(lines);
        lines.clear();
        kept.forEach(line -> lines.put(line.key(), line));
    }

    private List<Line> newest(Map<Key, Line> lines) {
        List<Line> all = new ArrayList<>(lines.values());
        all.sort(Comparator.comparing((Line l) -> l.block().begin())
                .thenComparing(l -> l.lane().library())
                .thenComparing(l -> l.lane().drive().orElse(-1))
                .thenComparing(l -> l.block().number()));
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    private void print(Activity now, List<Line> lines) {
        Words words = context().words();
        ActivityWords said = new ActivityWords(words);
        if (lines.isEmpty()) {
            context().terminal().say(ACT_NONE);
            return;
        }
        TextTable table = new TextTable("llllrlr", words.say(HEAD_BEGAN), words.say(HEAD_PLACE),
                words.say(HEAD_KIND), words.say(HEAD_CARTRIDGE), words.say(HEAD_JOB),
                words.say(HEAD_TIME), words.say(HEAD_BYTES));
        for (Line line : lines) {
            Activity.Block b = line.block();
            table.row(words.instant(b.begin()), said.lane(line.lane()), said.kind(b.kind()),
                    Visible.name(b.barcode()), b.job().map(Object::toString).orElse(""),
                    said.time(b, now.now()), b.bytes() == 0 ? "" : words.bytes(b.bytes()));
        }
        table.print(context().terminal());
        for (Activity.Lane lane : now.lanes()) {
            if (lane.bytesPerSecond() > 0) {
                context().terminal().say(ACT_SPEED, said.lane(lane),
                        words.speed(lane.bytesPerSecond(), Duration.ofSeconds(1)));
            }
            lane.carries().ifPresent(c -> context().terminal().say(ACT_CARRIES, said.lane(lane),
                    Visible.name(c.barcode()), Integer.toString(c.from()),
                    Integer.toString(c.to()), words.duration(
                            Duration.between(c.since(), now.now()))));
        }
    }
}
