package org.holdfast.engine.boot;

import java.io.IOException;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * The engine's log: {@code log/engine.0.log} of the home, five files of 10 MB, and nothing on the
 * terminal, which belongs to whoever typed the command.
 */
final class EngineLog implements AutoCloseable {
    private static final Logger ROOT = Logger.getLogger("org.holdfast");
    private static final int FILE_BYTES = 10_000_000;
    private static final int FILES = 5;

    private final Handler handler;

    private EngineLog(Handler handler) {
        this.handler = handler;
    }

    static EngineLog open(Home home) throws IOException {
        FileHandler file = new FileHandler(home.folder("log") + "/engine.%g.log", FILE_BYTES,
                FILES, true);
        file.setEncoding("UTF-8");
        file.setFormatter(new Line());
        ROOT.addHandler(file);
        ROOT.setUseParentHandlers(false);
        return new EngineLog(file);
    }

    /** Time, level, place, message; a cause with its trace below. */
    private static final class Line extends Formatter {
        @Override
        public String format(LogRecord record) {
            StringBuilder line = new StringBuilder(200).append(record.getInstant()).append(' ')
                    .append(record.getLevel()).append(' ').append(record.getLoggerName())
                    .append(": ").append(formatMessage(record)).append('\n');
            for (Throwable t = record.getThrown(); t != null; t = t.getCause()) {
                line.append("  ").append(t).append('\n');
                for (StackTraceElement e : t.getStackTrace()) {
                    line.append("    at ").append(e).append('\n');
                }
            }
            return line.toString();
        }
    }

    @Override
    public void close() {
        ROOT.removeHandler(handler);
        handler.close();
    }
}
