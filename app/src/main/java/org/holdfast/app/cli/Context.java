package org.holdfast.app.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.holdfast.app.doorway.EngineDoorway;
import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.terminal.JobFollower;
import org.holdfast.app.terminal.JobReport;
import org.holdfast.app.terminal.Terminal;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.engine.api.wire.Json;
import org.holdfast.i18n.CommandText;
import org.holdfast.i18n.Words;

/** What the commands of one run share. */
final class Context {
    /** Who asks: a lone user of this machine. */
    static final String ACTOR = "local";

    private final Surroundings surroundings;
    private final Terminal terminal;
    private Optional<Path> home = Optional.empty();

    Context(Surroundings surroundings, Words words) {
        this.surroundings = surroundings;
        this.terminal = new Terminal(surroundings.out(), surroundings.err(),
                surroundings.terminal(), surroundings.width(), words);
    }

    Terminal terminal() {
        return terminal;
    }

    Words words() {
        return terminal.words();
    }

    Surroundings surroundings() {
        return surroundings;
    }

    EngineDoorway engines() {
        return surroundings.engines();
    }

    void home(Path given) {
        home = Optional.of(surroundings.directory().resolve(given).normalize());
    }

    Path home() {
        return home.orElseGet(surroundings::defaultHome);
    }

    Archive attach() throws ArchiveException {
        return engines().attach(home());
    }

    /** An absolute path of this machine; what a trailing slash says is kept. */
    String absolute(String path) throws UsageProblem {
        try {
            Path absolute = surroundings.directory().resolve(path);
            String last = absolute.getFileName() == null ? ""
                    : absolute.getFileName().toString();
            if (last.equals(".") || last.equals("..")) {
                // As cp does: these name a directory's content, not the directory.
                return slashed(absolute.normalize().toString());
            }
            return path.endsWith("/") ? slashed(absolute.toString()) : absolute.toString();
        } catch (InvalidPathException e) {
            throw new UsageProblem(CommandText.BAD_PATH, path);
        }
    }

    private static String slashed(String path) {
        return path.endsWith("/") ? path : path + "/";
    }

    /** Prints a record as one JSON document. */
    void json(Object record) {
        terminal.line(Json.write(record));
    }

    /** Submits, follows to the end, reports; in JSON the report is the job's last snapshot. */
    ExitStatus perform(Archive archive, Command command, JobFollower.Until until, boolean json)
            throws ArchiveException {
        JobSnapshot job = new JobFollower(terminal).follow(archive, archive.submit(command),
                until);
        if (json) {
            json(job);
            return ExitStatus.of(job);
        }
        return new JobReport(terminal).print(job);
    }

    /** The library that is meant: by name, or the only one. */
    Rows.LibraryRow library(Archive archive, Optional<String> name)
            throws ArchiveException, UsageProblem {
        var all = archive.ask(new Query.Libraries()).libraries();
        if (name.isEmpty() && all.size() == 1) {
            return all.getFirst();
        }
        if (name.isEmpty()) {
            throw new UsageProblem(CommandText.WHICH_LIBRARY, all.size());
        }
        return all.stream().filter(l -> l.name().equals(name.get())).findFirst()
                .orElseThrow(() -> new ArchiveException(
                        new org.holdfast.engine.api.Failure.NoSuchLibrary(name.get())));
    }
}
