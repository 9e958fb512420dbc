package org.holdfast.app.cli;

import static org.holdfast.i18n.ReportText.*;

import java.util.TreeMap;
import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.terminal.Terminal;
import org.holdfast.app.words.StateWords;
import org.holdfast.app.words.Visible;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.i18n.CommandText;
import org.holdfast.i18n.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one cartridge and what lies on it. */
@Command(name = "show")
final class TapeShowCommand extends ArchiveCommand {
    @Parameters(paramLabel = "BARCODE", descriptionKey = "cli.option.tape")
    private String barcode;

    @Mixin
    private JsonOption format;

    TapeShowCommand(Context context) {
        super(context);
    }

    @Override
    CommandText help() {
        return CommandText.TAPE_SHOW;
    }

    @Override
    ExitStatus run() throws Exception {
        try (Archive archive = context().attach()) {
            Rows.CartridgeDetail detail = archive.ask(new Query.Cartridge(barcode));
            if (format.json()) {
                context().json(detail);
            } else {
                print(detail);
            }
            return ExitStatus.DONE;
        }
    }

    private void print(Rows.CartridgeDetail detail) {
        Words words = context().words();
        Terminal terminal = context().terminal();
        Rows.CartridgeRow row = detail.row();
        terminal.say(TAPE_HEAD, Visible.name(row.barcode()),
                new StateWords(words).cartridge(row.state()), Visible.name(row.place()));
        row.volume().ifPresent(volume -> terminal.say(TAPE_VOLUME, Visible.name(volume),
                Long.toString(row.generation()), detail.blockSize()));
        row.domain().ifPresent(domain -> terminal.say(TAPE_DOMAIN, Visible.name(domain)));
        terminal.say(TAPE_ROOM, words.bytes(row.bytes()), words.bytes(row.remaining()),
                words.bytes(row.capacity()));
        terminal.say(TAPE_RUNS, row.objects(), detail.runs());
        new TreeMap<>(detail.objectsByBucket()).forEach((bucket, objects) ->
                terminal.say(TAPE_BUCKET, Visible.name(bucket), objects));
        detail.openSession().ifPresent(session ->
                terminal.say(TAPE_SESSION, Visible.name(session)));
        if (!detail.generationsKept().isEmpty()) {
            terminal.say(TAPE_GENERATIONS, String.join(", ", detail.generationsKept()));
        }
    }
}
